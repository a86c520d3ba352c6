package io.repartee.testing;

import java.util.Collection;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails every test class in which an event loop blocked. Registered for all of them by the service file of its type. */
public final class NoBlockedLoops implements AfterAllCallback {
    static final LoopWatch WATCH = new LoopWatch();

    static {
        WATCH.start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Collection<String> findings = WATCH.take();
        if (!findings.isEmpty()) {
            throw new AssertionError("an event loop blocked:\n" + String.join("\n", findings));
        }
    }
}

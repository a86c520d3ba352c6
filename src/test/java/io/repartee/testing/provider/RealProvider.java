package io.repartee.testing.provider;

import io.repartee.testing.ChildJvm;

/** A real OpenID provider in a process of its own, see {@link ProviderMain}. */
public final class RealProvider implements AutoCloseable {
    public static final String CLIENT = ProviderMain.CLIENT;
    public static final String SECRET = ProviderMain.SECRET;

    private static final String SAID = "issuer ";

    private final ChildJvm process;
    private final String issuer;

    private RealProvider(ChildJvm process) {
        this.process = process;
        this.issuer = process.await(line -> line.startsWith(SAID)).substring(SAID.length());
    }

    /** Starts one that sends people back to these addresses. */
    public static RealProvider start(String... returnTo) {
        return new RealProvider(ChildJvm.run(ProviderMain.class, returnTo));
    }

    public String issuer() {
        return issuer;
    }

    /** As {@code kill -9}. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.kill();
    }
}

package io.repartee.comment;

import io.repartee.account.Caller;
import io.repartee.ids.ThreadId;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Port: what is decided about a text before it is written. Called on any event loop; quick, and pure but for what it loads
 * about the author. A check that cannot answer holds the text, it never fails the caller.
 */
public interface Screening {
    /** @param before the comment that is edited, null for a new one */
    Future<Screened> screen(Caller author, Draft draft, @Nullable Comment before);

    /**
     * A text that somebody wants to publish.
     *
     * @param thread where it is to stand; its row may not exist yet
     */
    record Draft(ThreadId thread, Command.Text text) {}

    /**
     * What is decided.
     *
     * @param status published, held, spam or rejected
     * @param findings why, in the order of the phases; empty when nothing was found
     * @param checkAfterwards whether checks are to run after the commit while it is held
     */
    record Screened(Status status, List<Finding> findings, boolean checkAfterwards) {
        public static final Screened PUBLISHED = new Screened(Status.PUBLISHED, List.of(), false);
        public static final Screened HELD = new Screened(Status.HELD, List.of(), false);

        public Screened {
            findings = List.copyOf(findings);
        }
    }
}

package io.repartee.comment;

import io.repartee.ids.AccountId;
import io.repartee.ids.CommentId;
import io.repartee.ids.DecisionId;
import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done to a thread. All commands of one thread go through one {@link Lane} of this node, in order. Immutable:
 * they cross event loops by reference.
 */
public sealed interface Command {
    SiteId site();

    ThreadId thread();

    /** A new comment, already rendered and screened. */
    record Post(
            SiteId site,
            ThreadId thread,
            Where where,
            CommentId id,
            @Nullable CommentId parent,
            Comment.Author author,
            Screening.Screened screened,
            Text text,
            Instant at,
            Optional<Idempotency> idempotency)
            implements Command {}

    /** The page that a thread's first comment brings. */
    record Where(
            String page, @Nullable String url, @Nullable String title) {}

    /** A text as typed, and what it renders to. */
    record Text(String source, String html) {}

    /** The key under which a repeated request is known, and what its body hashed to. */
    record Idempotency(String key, byte[] bodyHash) {}

    /** A change to a comment that stands. */
    sealed interface Change extends Command {
        CommentId comment();

        Instant at();
    }

    /**
     * The author's new text.
     *
     * @param revision the revision that the author edited; another one is a conflict
     * @param screened what the checks decided about it; a published one leaves the status as it is
     */
    record Edit(
            SiteId site,
            ThreadId thread,
            CommentId comment,
            int revision,
            Text text,
            Screening.Screened screened,
            Instant at)
            implements Change {}

    /** Taken away by its author or a moderator. Doing it twice is doing it once. */
    record Delete(SiteId site, ThreadId thread, CommentId comment, Instant at) implements Change {}

    /**
     * A moderator's decision, applied only to the revision and the status that the moderator saw.
     *
     * @param action the code of the action, for the record; this room does not interpret it
     * @param undoes the decision that this one takes back
     */
    record Decide(
            SiteId site,
            ThreadId thread,
            CommentId comment,
            int revision,
            Status expect,
            Status after,
            DecisionId decision,
            short action,
            AccountId by,
            String byName,
            @Nullable String reason,
            @Nullable String note,
            @Nullable DecisionId undoes,
            Instant at)
            implements Change {}

    /**
     * Somebody thinks that a published comment should not stay. The first open report of a comment brings it to the
     * moderators; enough of them hide it until one has looked.
     *
     * @param by the reporter; null for a notice, which anybody may send
     * @param reason the code of the reason, for the record; this room does not interpret it
     * @param weighs whether it counts towards hiding the comment
     * @param toHide how many reports of full weight hide the comment; 0 for none
     * @param notice what a notice of illegal content says besides
     */
    record Report(
            SiteId site,
            ThreadId thread,
            CommentId comment,
            UUID id,
            @Nullable AccountId by,
            short reason,
            @Nullable String detail,
            boolean weighs,
            int toHide,
            Optional<Notice> notice,
            Instant at)
            implements Command {}

    /** A notice of illegal content, and the digest of the token under which its sender asks what became of it. */
    record Notice(
            String offence,
            String location,
            String explanation,
            @Nullable String name,
            @Nullable String email,
            byte[] tokenHash) {}
}

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
            String page,
            @Nullable String url,
            @Nullable String title,
            @Nullable String section) {}

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
     * @param staysShown whether readers go on seeing the published revision while a held one waits
     */
    record Edit(
            SiteId site,
            ThreadId thread,
            CommentId comment,
            int revision,
            Text text,
            Screening.Screened screened,
            boolean staysShown,
            Instant at)
            implements Change {}

    /** Taken away by its author. Doing it twice is doing it once. */
    record Delete(SiteId site, ThreadId thread, CommentId comment, Instant at) implements Change {}

    /** The same by a moderator, which is kept as a decision. */
    record Remove(
            SiteId site,
            ThreadId thread,
            CommentId comment,
            DecisionId decision,
            short action,
            AccountId by,
            String byName,
            Instant at)
            implements Judgement {
        @Override
        public Said said() {
            return Said.NOTHING;
        }
    }

    /** A change that is kept as a moderator's decision. */
    sealed interface Judgement extends Change {
        DecisionId decision();

        /** The code of the action, for the record; this room does not interpret it. */
        short action();

        AccountId by();

        String byName();

        Said said();
    }

    /**
     * A moderator's decision, applied only to the revision and the status that the moderator saw. {@code docs/moderation.md}
     * has the table.
     *
     * @param revision the newest revision that the moderator saw; of an undo, the one that the decision left
     * @param editWaits whether the moderator saw an edit wait while readers saw an earlier revision; null when not said
     * @param after the status to go to
     * @param takesEdit of an edit that waits: whether it becomes the text and the status goes to {@code after}, or it is turned
     *     down, and readers go on seeing the revision before it
     * @param undoes the decision that this one takes back
     */
    record Decide(
            SiteId site,
            ThreadId thread,
            CommentId comment,
            int revision,
            Status expect,
            @Nullable Boolean editWaits,
            Status after,
            boolean takesEdit,
            DecisionId decision,
            short action,
            AccountId by,
            String byName,
            Said said,
            @Nullable DecisionId undoes,
            Instant at)
            implements Judgement {}

    /**
     * What a moderator says about a decision.
     *
     * @param reason a code, for the record
     * @param note for moderators
     * @param message for the author
     */
    record Said(
            @Nullable String reason,
            @Nullable String note,
            @Nullable String message) {
        public static final Said NOTHING = new Said(null, null, null);
    }

    /**
     * What checks that ran after the commit say about a text that waits for them ({@code check_due} is set), applied only to the
     * revision they looked at and only while nobody has decided about it.
     *
     * @param screened what they say; held leaves it to a moderator, whose card then shows the findings. The findings are added to
     *     those of before. With {@code checkAfterwards} it is tried again from {@code at} on.
     */
    record Settle(
            SiteId site, ThreadId thread, CommentId comment, int revision, Screening.Screened screened, Instant at)
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

    /**
     * What one person makes of a comment, absolute: said again, it changes nothing.
     *
     * @param kind empty for a vote up or down, else the name of a reaction
     * @param value 1, -1 (of votes only), or 0 for what is taken back
     */
    record Vote(
            SiteId site, ThreadId thread, CommentId comment, AccountId account, String kind, short value, Instant at)
            implements Command {}

    /** The same for the page itself, which need not have a comment. */
    record PageReaction(SiteId site, ThreadId thread, AccountId account, String reaction, boolean on, Instant at)
            implements Command {}

    /**
     * A moderator takes parts of the text away, whatever its status: a new revision, while the one before is kept for
     * moderators. Refused while an edit waits.
     */
    record Redact(
            SiteId site,
            ThreadId thread,
            CommentId comment,
            int revision,
            Status expect,
            Text text,
            DecisionId decision,
            short action,
            AccountId by,
            String byName,
            Said said,
            Instant at)
            implements Judgement {}
}

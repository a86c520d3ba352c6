package io.repartee.comment;

import io.repartee.ids.CommentId;
import io.repartee.stream.Position;
import io.repartee.web.ErrorCode;
import java.util.Optional;

/** What became of a {@link Command}, after the commit. */
public sealed interface Outcome {
    /**
     * Done, and durable.
     *
     * @param position the thread's stream after this change, empty when readers see nothing of it
     */
    record Done(Comment comment, Optional<Position> position) implements Outcome {}

    /** The same request was accepted before: the comment that it made then. */
    record Repeated(CommentId comment) implements Outcome {}

    /**
     * A vote or a reaction counts, and the totals with it.
     *
     * @param votes the totals after it; of a page, its reactions alone
     * @param mine what the person's own vote is now; 0 is none, and of reactions 1 is given
     */
    record Voted(Votes votes, short mine) implements Outcome {}

    /**
     * Not done, and why.
     *
     * @param now the comment as it stands, where there is one
     */
    record Refused(ErrorCode code, Optional<Comment> now) implements Outcome {
        static Refused because(ErrorCode code) {
            return new Refused(code, Optional.empty());
        }
    }
}

package io.repartee.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a row that this node had taken.
 *
 * @param due when it is tried next, or when it ended
 * @param attempts what counts from now on
 */
record Settlement(
        Parcel parcel,
        State state,
        Instant due,
        int attempts,
        @Nullable String error,
        boolean keepsBody) {
    private static final int ERROR_CHARACTERS = 300;

    /** The order is what the database keeps. */
    enum State {
        WAITING,
        DONE,
        GIVEN_UP
    }

    static Settlement done(Parcel parcel, Terms terms, Instant now) {
        return new Settlement(parcel, State.DONE, now, parcel.attempts(), null, terms.keepsBody());
    }

    /** A step is done: the next one is not a second attempt. */
    static Settlement more(Parcel parcel, Instant now) {
        return new Settlement(parcel, State.WAITING, now, 0, null, true);
    }

    /** Given back untried. */
    static Settlement back(Parcel parcel, Instant when) {
        return new Settlement(parcel, State.WAITING, when, parcel.attempts() - 1, null, true);
    }

    /** To be tried again, or given up when that cannot help or the time is over. */
    static Settlement failed(Parcel parcel, Terms terms, Throwable failure, Instant now) {
        Instant next = now.plus(Pauses.after(parcel.attempts(), terms.firstPause(), terms.longestPause()));
        boolean over =
                failure instanceof Undeliverable || next.isAfter(parcel.since().plus(terms.patience()));
        return over
                ? new Settlement(parcel, State.GIVEN_UP, now, parcel.attempts(), words(failure), true)
                : new Settlement(parcel, State.WAITING, next, parcel.attempts(), words(failure), true);
    }

    private static String words(Throwable failure) {
        String text = String.valueOf(failure.getMessage()).replace('\0', ' ');
        return text.length() <= ERROR_CHARACTERS ? text : text.substring(0, ERROR_CHARACTERS);
    }
}

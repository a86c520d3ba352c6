package io.repartee.observation;

import io.repartee.ids.SiteId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, said once, where it happened. What becomes of it, a line in the log or a number in the metrics,
 * the {@link Observer}s decide. No observation holds a text that somebody wrote, an address or a token.
 */
public sealed interface Observation {
    /** Comments were committed. */
    record CommentsAccepted(int count) implements Observation {}

    /** A batch of commands was committed; the duration is that of its transaction. */
    record BatchCommitted(int commands, Duration took) implements Observation {}

    /** A batch failed as a whole, and its commands are tried one by one or refused. */
    record BatchFailed(int commands, Throwable cause) implements Observation {}

    /** A command was refused because its lane's queue was full. */
    record CommandRefused() implements Observation {}

    /** The feed read events from the table, because they were not handed over on this node. */
    record FeedCaughtUp(int events, Duration took) implements Observation {}

    record SocketOpened() implements Observation {}

    record SocketClosed() implements Observation {}

    /** A request was answered completely; the duration is from its head to the answer's end. */
    record RequestAnswered(int status, Duration took) implements Observation {}

    /**
     * A token was no proof.
     *
     * @param reason one of few, for the operator alone: whoever sent it learns nothing of it
     */
    record TokenRefused(SiteId site, String reason) implements Observation {}

    /**
     * A publisher's set of keys was asked for.
     *
     * @param failure null when it was read
     */
    record KeysRead(@Nullable Throwable failure) implements Observation {}
    /** A row of the outbox, or a step of it, was delivered. */
    record ParcelDelivered(String kind, Duration took) implements Observation {}

    /** An attempt at a row of the outbox failed; there will be another. */
    record ParcelPutOff(String kind, Throwable cause) implements Observation {}

    /** A row of the outbox is tried no more. */
    record ParcelGivenUp(String kind, Throwable cause) implements Observation {}

    record DatabaseLost() implements Observation {}

    record DatabaseBack() implements Observation {}
}

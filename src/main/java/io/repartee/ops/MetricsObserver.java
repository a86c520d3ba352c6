package io.repartee.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.repartee.observation.Observation;
import io.repartee.observation.Observation.BatchCommitted;
import io.repartee.observation.Observation.BatchFailed;
import io.repartee.observation.Observation.CommandRefused;
import io.repartee.observation.Observation.CommentsAccepted;
import io.repartee.observation.Observation.DatabaseBack;
import io.repartee.observation.Observation.FeedCaughtUp;
import io.repartee.observation.Observation.KeysRead;
import io.repartee.observation.Observation.ParcelDelivered;
import io.repartee.observation.Observation.ParcelGivenUp;
import io.repartee.observation.Observation.ParcelPutOff;
import io.repartee.observation.Observation.RequestAnswered;
import io.repartee.observation.Observation.SocketClosed;
import io.repartee.observation.Observation.SocketOpened;
import io.repartee.observation.Observation.TokenRefused;
import io.repartee.observation.Observer;
import java.util.stream.IntStream;

/** Counts and times what happens. All meters exist from the start, so that a query finds zero, not nothing. Thread-safe. */
final class MetricsObserver implements Observer {
    private static final int STATUS_CLASSES = 6;
    private static final int HUNDRED = 100;

    private static final String REFUSED_TOKENS = "repartee.tokens.refused";

    private final MeterRegistry registry;
    private final Counter comments;
    private final Timer batches;
    private final DistributionSummary batchSize;
    private final Counter failedBatches;
    private final Counter refusedCommands;
    private final Counter caughtUpEvents;
    private final Timer catchUps;
    private final Counter openedSockets;
    private final Counter closedSockets;
    private final Counter databaseLost;
    private final Counter readKeys;
    private final Counter unreadKeys;
    private final Timer deliveries;
    private final Counter putOff;
    private final Counter givenUp;
    /** By the first digit of the status. */
    private final Timer[] requests;

    MetricsObserver(MeterRegistry registry) {
        this.registry = registry;
        readKeys = counter(
                registry, "repartee.keys.read", "Times a publisher's keys were read from where they are published");
        unreadKeys = counter(registry, "repartee.keys.unread", "Times they could not be read");
        comments = counter(registry, "repartee.comments.accepted", "Comments committed by this node");
        batches = timer(registry, "repartee.batch", "Transactions of the posting lanes");
        batchSize = DistributionSummary.builder("repartee.batch.commands")
                .description("Commands in a transaction")
                .register(registry);
        failedBatches = counter(registry, "repartee.batch.failed", "Transactions that failed as a whole");
        refusedCommands = counter(registry, "repartee.commands.refused", "Commands refused because a queue was full");
        caughtUpEvents = counter(registry, "repartee.feed.events.read", "Events the feed read from the table");
        catchUps = timer(registry, "repartee.feed.catchup", "Reads of the feed from the table");
        openedSockets = counter(registry, "repartee.sockets.opened", "Live connections opened");
        closedSockets = counter(registry, "repartee.sockets.closed", "Live connections that ended");
        databaseLost = counter(registry, "repartee.database.lost", "Times the database stopped answering");
        deliveries =
                timer(registry, "repartee.outbox.delivered", "Rows of the outbox delivered, and how long each took");
        putOff = counter(registry, "repartee.outbox.failed", "Attempts at rows of the outbox that failed");
        givenUp = counter(registry, "repartee.outbox.given.up", "Rows of the outbox that are tried no more");
        requests = IntStream.range(0, STATUS_CLASSES)
                .mapToObj(status -> Timer.builder("repartee.http.requests")
                        .description("Requests answered, by the class of their status")
                        .tag("status", status == 0 ? "none" : status + "xx")
                        .register(registry))
                .toArray(Timer[]::new);
    }

    @Override
    public void observe(Observation observation) {
        // the most frequent first
        if (observation instanceof RequestAnswered answered) {
            int statusClass = answered.status() / HUNDRED;
            requests[statusClass < STATUS_CLASSES ? statusClass : 0].record(answered.took());
        } else if (observation instanceof CommentsAccepted accepted) {
            comments.increment(accepted.count());
        } else if (observation instanceof BatchCommitted committed) {
            batches.record(committed.took());
            batchSize.record(committed.commands());
        } else if (observation instanceof FeedCaughtUp caughtUp) {
            catchUps.record(caughtUp.took());
            caughtUpEvents.increment(caughtUp.events());
        } else if (observation instanceof TokenRefused refused) {
            registry.counter(REFUSED_TOKENS, "reason", refused.reason()).increment();
        } else if (observation instanceof KeysRead read) {
            (read.failure() == null ? readKeys : unreadKeys).increment();
        } else if (observation instanceof ParcelDelivered delivered) {
            deliveries.record(delivered.took());
        } else if (!(observation instanceof DatabaseBack)) {
            counterOf(observation).increment();
        }
    }

    private Counter counterOf(Observation observation) {
        if (observation instanceof SocketOpened) {
            return openedSockets;
        }
        if (observation instanceof SocketClosed) {
            return closedSockets;
        }
        if (observation instanceof CommandRefused) {
            return refusedCommands;
        }
        if (observation instanceof BatchFailed) {
            return failedBatches;
        }
        if (observation instanceof ParcelPutOff) {
            return putOff;
        }
        if (observation instanceof ParcelGivenUp) {
            return givenUp;
        }
        return databaseLost;
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private static Timer timer(MeterRegistry registry, String name, String description) {
        return Timer.builder(name).description(description).register(registry);
    }
}

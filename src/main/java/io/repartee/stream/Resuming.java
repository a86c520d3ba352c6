package io.repartee.stream;

import io.vertx.core.AsyncResult;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Subscriptions that do not stand right before the next live batch: each reads from its own position until it has caught
 * up, as soon as its socket can take it. Bound to its loop.
 */
final class Resuming {
    private static final Logger LOG = LoggerFactory.getLogger(Resuming.class);

    /** What becomes of a subscription in the end; called on the loop. */
    interface Outcome {
        /** It has been written a frame of its audience, which is to be let go at the end of the turn. */
        void framed(Audience audience);

        /** It has caught up: its next batch comes live. */
        void live(Subscription subscription);

        /** Its past is not its stream's, and it is over. */
        void resync(Subscription subscription);
    }

    private final Feed feed;
    private final Consumer<Runnable> loop;
    private final LiveCounts counts;
    private final Outcome outcome;
    private final Set<Subscription> lagging = new LinkedHashSet<>();

    /** @param loop runs actions on this loop in the order given */
    Resuming(Feed feed, Consumer<Runnable> loop, LiveCounts counts, Outcome outcome) {
        this.feed = feed;
        this.loop = loop;
        this.counts = counts;
        this.outcome = outcome;
    }

    /** It has missed something, and reads it later. */
    void lag(Subscription subscription) {
        subscription.phase(Subscription.Phase.LAGGING);
        lagging.add(subscription);
        counts.addLagged();
    }

    void ask(Subscription subscription) {
        subscription.phase(Subscription.Phase.REPLAYING);
        lagging.remove(subscription);
        feed.read(subscription.audience().topic().stream(), subscription.position())
                .onComplete(answer -> loop.accept(() -> answered(subscription, answer)));
    }

    /** Asks for what is missing, where the socket can take it: after a failed read, or when a socket has drained. */
    void resume(Subscription subscription) {
        boolean behind = subscription.phase() == Subscription.Phase.LIVE
                && subscription.audience() != null
                && subscription.seq() < subscription.audience().topic().headSeq();
        boolean lags = subscription.phase() == Subscription.Phase.LAGGING;
        if ((behind || lags) && subscription.session().wire().writable()) {
            ask(subscription);
        }
    }

    void resumeLagging() {
        List.copyOf(lagging).forEach(this::resume);
    }

    void end(Subscription subscription) {
        lagging.remove(subscription);
    }

    private void answered(Subscription subscription, AsyncResult<Replay> answer) {
        if (subscription.ended()) {
            return;
        }
        if (answer.failed()) {
            LOG.warn("A replay failed and is tried again: {}", answer.cause().getMessage());
            lag(subscription);
        } else if (answer.result() instanceof Replay.UpToDate now) {
            upToDate(subscription, now.position());
        } else if (answer.result() instanceof Replay.Missed missed) {
            missed(subscription, missed);
        } else {
            outcome.resync(subscription);
        }
    }

    private void upToDate(Subscription subscription, Position position) {
        subscription.moveTo(position);
        announce(subscription);
        subscription.audience().topic().reached(position);
        liveFrom(subscription, false);
    }

    private void missed(Subscription subscription, Replay.Missed missed) {
        announce(subscription);
        Audience audience = subscription.audience();
        outcome.framed(audience);
        if (!subscription.session().wire().takes(audience.bytes(missed.batch()))) {
            subscription.session().full();
            lag(subscription);
            return;
        }
        subscription.session().write(audience.frame(missed.batch()));
        subscription.moveTo(missed.batch().position());
        audience.topic().reached(missed.batch().position());
        counts.addDelivered(1);
        liveFrom(subscription, missed.more());
    }

    private void liveFrom(Subscription subscription, boolean more) {
        if (more || subscription.seq() < subscription.audience().topic().headSeq()) {
            ask(subscription);
        } else {
            subscription.phase(Subscription.Phase.LIVE);
            outcome.live(subscription);
        }
    }

    private static void announce(Subscription subscription) {
        if (!subscription.announce()) {
            subscription
                    .session()
                    .write(ServerMessages.subscribed(
                            subscription.name(), subscription.position().orElseThrow()));
        }
    }
}

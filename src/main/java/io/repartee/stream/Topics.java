package io.repartee.stream;

import io.netty.buffer.ByteBuf;
import io.vertx.core.AsyncResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams that sockets of one event loop listen to. It carries live batches to subscriptions that stand right before
 * them; every other subscription is one that resumes: it reads from its own position until it has caught up. Bound to its
 * loop.
 */
final class Topics {
    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

    private final Feed feed;
    private final FeedListener listener;
    private final Consumer<Runnable> loop;
    private final LiveCounts counts;
    private final Map<StreamId, Topic> topics = new HashMap<>();
    private final Set<Subscription> lagging = new LinkedHashSet<>();
    private final List<Audience> framed = new ArrayList<>();

    /**
     * @param listener what the feed tells, on this loop, comes back to {@link #deliver} and {@link #rewritten}
     * @param loop runs actions on this loop in the order given
     */
    Topics(Feed feed, FeedListener listener, Consumer<Runnable> loop, LiveCounts counts) {
        this.feed = feed;
        this.listener = listener;
        this.loop = loop;
        this.counts = counts;
    }

    int size() {
        return topics.size();
    }

    /** A subscription whose name has been resolved begins. */
    void begin(Subscription subscription, StreamId stream) {
        Topic topic = topics.get(stream);
        if (topic == null) {
            topic = new Topic(stream);
            topics.put(stream, topic);
            feed.watch(stream, listener);
        }
        topic.audience(subscription.name()).add(subscription);
        ask(subscription);
    }

    void end(Subscription subscription) {
        Audience audience = subscription.audience();
        subscription.phase(Subscription.Phase.ENDED);
        lagging.remove(subscription);
        if (audience != null && audience.topic().remove(audience, subscription)) {
            topics.remove(audience.topic().stream());
            feed.unwatch(audience.topic().stream(), listener);
        }
    }

    void deliver(Batch batch) {
        Topic topic = topics.get(batch.stream());
        if (topic != null) {
            topic.reached(batch.position());
            topic.audiences().forEach(audience -> deliver(audience, batch));
        }
    }

    void rewritten(StreamId stream) {
        Topic topic = topics.get(stream);
        if (topic != null) {
            List<Subscription> all = topic.audiences().stream()
                    .flatMap(audience -> audience.members().stream())
                    .toList();
            all.forEach(this::resync);
        }
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

    /** Each turn of the loop ends with this: frames that were shared are let go. */
    void afterTurn() {
        framed.forEach(Audience::forget);
        framed.clear();
    }

    private void deliver(Audience audience, Batch batch) {
        int delivered = 0;
        for (Subscription subscription : audience.members()) {
            if (subscription.phase() == Subscription.Phase.LIVE
                    && subscription.seq() < batch.position().seq()) {
                delivered += deliver(subscription, batch, audience) ? 1 : 0;
            }
        }
        counts.addDelivered(delivered);
        framed.add(audience);
    }

    private boolean deliver(Subscription subscription, Batch batch, Audience audience) {
        Session session = subscription.session();
        if (subscription.seq() != batch.after() || !session.wire().writable()) {
            lag(subscription);
            return false;
        }
        session.write(audience.frame(batch));
        subscription.moveTo(batch.position());
        return true;
    }

    private void lag(Subscription subscription) {
        subscription.phase(Subscription.Phase.LAGGING);
        lagging.add(subscription);
        counts.addLagged();
    }

    private void ask(Subscription subscription) {
        subscription.phase(Subscription.Phase.REPLAYING);
        lagging.remove(subscription);
        feed.read(subscription.audience().topic().stream(), subscription.position())
                .onComplete(answer -> loop.accept(() -> answered(subscription, answer)));
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
            resync(subscription);
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
        if (!subscription.session().wire().writable()) {
            lag(subscription);
            return;
        }
        Audience audience = subscription.audience();
        ByteBuf frame = audience.frame(missed.batch());
        framed.add(audience);
        subscription.session().write(frame);
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

    private void resync(Subscription subscription) {
        subscription.session().write(ServerMessages.resync(subscription.name()));
        subscription.session().forget(subscription);
        counts.addResynced();
        end(subscription);
    }
}

package io.repartee.stream;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The streams that sockets of one event loop listen to. It carries live batches to subscriptions that stand right before
 * them; every other subscription is one that resumes. Bound to its loop.
 */
final class Topics implements Resuming.Outcome {
    private final Feed feed;
    private final FeedListener listener;
    private final LiveCounts counts;
    private final LongSupplier steadyMs;
    private final Resuming resuming;
    private final Optional<Attendants> attendants;
    private final Map<StreamId, Topic> topics = new HashMap<>();
    private final List<Audience> framed = new ArrayList<>();

    /**
     * @param listener what the feed tells, on this loop, comes back to {@link #deliver}, {@link #rewritten} and
     *     {@link #whisper}
     * @param loop runs actions on this loop in the order given
     * @param attendants counts who is there; empty when nobody is counted
     */
    Topics(
            Feed feed,
            FeedListener listener,
            Consumer<Runnable> loop,
            LiveCounts counts,
            Optional<Attendants> attendants,
            LongSupplier steadyMs) {
        this.feed = feed;
        this.listener = listener;
        this.counts = counts;
        this.attendants = attendants;
        this.steadyMs = steadyMs;
        this.resuming = new Resuming(feed, loop, counts, this);
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
        attendants.ifPresent(counting -> counting.came(subscription));
        resuming.ask(subscription);
    }

    /**
     * Whether it is counted may be otherwise now. Who is counted no more is told so, by numbers that are nobody's; who is counted again is told
     * the numbers that the others know, for they may be the same as before, and what has not changed is not told.
     */
    void countAgain(Subscription subscription) {
        if (subscription.audience() == null || attendants.isEmpty()) {
            return;
        }
        boolean before = subscription.counted();
        attendants.get().again(subscription);
        if (before && !subscription.counted()) {
            write(subscription.session(), ServerMessages.presence(subscription.name(), Attendance.NOBODY));
        } else if (!before && subscription.phase() == Subscription.Phase.LIVE) {
            tellPresent(subscription);
        }
    }

    private void tellPresent(Subscription subscription) {
        Attendance total = subscription.audience().topic().present();
        if (subscription.counted() && !total.isNobody()) {
            subscription.session().write(ServerMessages.presence(subscription.name(), total));
        }
    }

    /** Whoever is behind it is writing. */
    void types(Subscription subscription) {
        attendants.ifPresent(counting -> counting.types(subscription));
    }

    void end(Subscription subscription) {
        Audience audience = subscription.audience();
        subscription.phase(Subscription.Phase.ENDED);
        resuming.end(subscription);
        attendants.ifPresent(counting -> counting.left(subscription));
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

    /** Tells it to those who can take it now; the others hear what is kept of it when they have caught up. */
    void whisper(Whisper whisper) {
        Topic topic = topics.get(whisper.stream());
        if (topic == null) {
            return;
        }
        topic.whispers().heard(whisper, steadyMs.getAsLong());
        ByteBuf frame = Frames.text(whisper.frame());
        topic.audiences().forEach(audience -> tell(audience, frame.retainedDuplicate(), member -> true));
        frame.release();
    }

    /** The same for totals. */
    void counted(StreamId stream, Totals totals) {
        Topic topic = topics.get(stream);
        if (topic != null) {
            topic.audiences()
                    .forEach(
                            audience -> tell(audience, ServerMessages.totals(audience.name(), totals), member -> true));
        }
    }

    /** The same for how many are there. */
    void present(StreamId stream, Attendance total) {
        Topic topic = topics.get(stream);
        if (topic != null && attendants.isPresent()) {
            topic.present(total);
            topic.audiences()
                    .forEach(audience ->
                            tell(audience, ServerMessages.presence(audience.name(), total), Subscription::counted));
        }
    }

    void resume(Subscription subscription) {
        resuming.resume(subscription);
    }

    void resumeLagging() {
        resuming.resumeLagging();
    }

    /** Each turn of the loop ends with this: frames that were shared are let go. */
    void afterTurn() {
        framed.forEach(Audience::forget);
        framed.clear();
    }

    @Override
    public void framed(Audience audience) {
        framed.add(audience);
    }

    @Override
    public void live(Subscription subscription) {
        Topic topic = subscription.audience().topic();
        tellPresent(subscription);
        topic.whispers()
                .of(topic.stream(), steadyMs.getAsLong())
                .forEach(whisper -> write(subscription.session(), Frames.text(whisper.frame())));
    }

    @Override
    public void resync(Subscription subscription) {
        subscription.session().write(ServerMessages.resync(subscription.name()));
        subscription.session().forget(subscription);
        counts.addResynced();
        end(subscription);
    }

    /** Writes a frame, which it takes over, to those of them who can take it now. */
    private static void tell(Audience audience, ByteBuf frame, Predicate<Subscription> whom) {
        for (Subscription subscription : audience.members()) {
            if (subscription.phase() == Subscription.Phase.LIVE && whom.test(subscription)) {
                write(subscription.session(), frame.retainedDuplicate());
            }
        }
        frame.release();
    }

    /** Drops what does not fit. */
    private static void write(Session session, ByteBuf frame) {
        if (session.wire().takes(frame.readableBytes())) {
            session.write(frame);
        } else {
            frame.release();
        }
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
        if (subscription.seq() != batch.after()) {
            resuming.lag(subscription);
            return false;
        }
        if (!session.wire().takes(audience.bytes(batch))) {
            session.full();
            resuming.lag(subscription);
            return false;
        }
        session.write(audience.frame(batch));
        subscription.moveTo(batch.position());
        return true;
    }
}

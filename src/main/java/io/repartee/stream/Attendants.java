package io.repartee.stream;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Counts who attends the threads on one event loop, and who of them is writing, for the feed. It is told a moment later, so
 * that many who come at once are one change. Bound to its loop.
 */
final class Attendants {
    /** How long somebody counts as writing after a sign of it; clients repeat theirs every few seconds. */
    private static final long TYPING_MS = 6_000;

    private final Feed feed;
    private final FeedListener listener;
    private final LongSupplier steadyMs;
    private final Set<Topic> changed = new LinkedHashSet<>();
    /** Until when, soonest first. */
    private final Map<Subscription, Long> typing = new LinkedHashMap<>();

    Attendants(Feed feed, FeedListener listener, LongSupplier steadyMs) {
        this.feed = feed;
        this.listener = listener;
        this.steadyMs = steadyMs;
    }

    void came(Subscription subscription) {
        Topic topic = subscription.audience().topic();
        if (countable(subscription)) {
            subscription.counted(true);
            topic.attended(1, 0);
            changed.add(topic);
        }
    }

    /** Its site may be set otherwise now. */
    void again(Subscription subscription) {
        boolean counts = countable(subscription);
        if (counts && !subscription.counted()) {
            came(subscription);
        } else if (!counts && subscription.counted()) {
            left(subscription);
        } else if (!subscription.session().guest().showsTyping() && typing.remove(subscription) != null) {
            typingEnded(subscription);
        }
    }

    private static boolean countable(Subscription subscription) {
        return subscription.audience().topic().stream().kind() == StreamKind.THREAD
                && subscription.session().guest().isCounted();
    }

    /** Called while the subscription still has its audience. */
    void left(Subscription subscription) {
        if (subscription.counted()) {
            subscription.counted(false);
            Topic topic = subscription.audience().topic();
            topic.attended(-1, typing.remove(subscription) == null ? 0 : -1);
            changed.add(topic);
        }
    }

    void types(Subscription subscription) {
        if (!subscription.counted()) {
            return;
        }
        if (typing.remove(subscription) == null) {
            Topic topic = subscription.audience().topic();
            topic.attended(0, 1);
            changed.add(topic);
        }
        typing.put(subscription, steadyMs.getAsLong() + TYPING_MS);
    }

    void tick() {
        long now = steadyMs.getAsLong();
        Iterator<Map.Entry<Subscription, Long>> soonest = typing.entrySet().iterator();
        while (soonest.hasNext()) {
            Map.Entry<Subscription, Long> next = soonest.next();
            if (next.getValue() > now) {
                break;
            }
            soonest.remove();
            typingEnded(next.getKey());
        }
        changed.forEach(topic -> feed.attended(topic.stream(), listener, topic.attendance()));
        changed.clear();
    }

    private void typingEnded(Subscription subscription) {
        Topic topic = subscription.audience().topic();
        topic.attended(0, -1);
        changed.add(topic);
    }
}

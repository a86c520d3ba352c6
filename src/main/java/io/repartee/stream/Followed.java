package io.repartee.stream;

import io.repartee.ids.SiteId;
import io.vertx.core.Promise;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One site's control stream on this node: how far it was read, and when that was confirmed. Changed by its reader alone. */
final class Followed {
    private final SiteId site;
    private final Promise<Void> first = Promise.promise();
    private volatile long confirmedAtMs;
    private volatile boolean confirmed;
    private volatile @Nullable Long seq;
    private int mark;
    private boolean lost;

    Followed(SiteId site) {
        this.site = site;
    }

    SiteId site() {
        return site;
    }

    /** Completes with the first read, fails with it. */
    Promise<Void> first() {
        return first;
    }

    @Nullable
    Long seq() {
        return seq;
    }

    boolean isConfirmed(long nowMs, int patienceMs) {
        return confirmed && nowMs - confirmedAtMs <= patienceMs;
    }

    /**
     * Takes what a read has found from the known event on, and tells what is new.
     *
     * @param askedAtMs when the read was sent: it says nothing about later
     */
    void found(List<ControlStore.News> news, long askedAtMs, ControlListener listener) {
        Long known = seq;
        if (known != null && !continues(news, known)) {
            seq = null;
            return;
        }
        if (known == null) {
            listener.uncertain(site); // whatever was read before the head was known may be older
        } else {
            news.stream()
                    .filter(event -> event.seq() > known)
                    .forEach(event -> listener.changed(site, event.type(), event.account()));
        }
        ControlStore.News last = news.isEmpty() ? null : news.get(news.size() - 1);
        seq = last == null ? Long.valueOf(0) : Long.valueOf(last.seq());
        mark = last == null ? 0 : last.mark();
        confirmedAtMs = askedAtMs;
        confirmed = true;
        lost = false;
        first.tryComplete();
    }

    /** Says, once each time, that nothing was confirmed for too long. */
    void look(long nowMs, int patienceMs, ControlListener listener) {
        if (!lost && confirmed && !isConfirmed(nowMs, patienceMs)) {
            lost = true;
            listener.lost(site);
        }
    }

    /** Whether the first event found is the known one, or the very first of all. */
    private boolean continues(List<ControlStore.News> news, long known) {
        if (news.isEmpty()) {
            return known == 0;
        }
        ControlStore.News begin = news.get(0);
        return known == 0 ? begin.seq() == 1 : begin.seq() == known && begin.mark() == mark;
    }
}

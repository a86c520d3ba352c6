package io.repartee.stream;

import io.repartee.ids.SiteId;
import io.vertx.core.Future;

/**
 * Whether this node knows what the control stream of a site says. What was read into a cache while it did is right until the
 * {@link ControlListener} hears otherwise. Thread-safe.
 */
public interface Control {
    /** For programs without a feed: what they read they use at once, and nothing is kept. */
    Control ALWAYS = new Control() {
        @Override
        public boolean confirmed(SiteId site) {
            return true;
        }

        @Override
        public Future<Void> follow(SiteId site) {
            return Future.succeededFuture();
        }
    };

    /** Whether the stream is followed, and its head was confirmed in the last seconds. */
    boolean confirmed(SiteId site);

    /**
     * Follows the stream from now on. Completes when its head is known; fails when it cannot be known now, at once if it
     * was followed before.
     */
    Future<Void> follow(SiteId site);
}

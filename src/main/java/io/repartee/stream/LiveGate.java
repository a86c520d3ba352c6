package io.repartee.stream;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Port: who may listen to what. A socket says hello once, and names streams as its users know them ({@code thread:PAGE},
 * {@code site}, {@code me}); the gate alone turns a name into a stream. Thread-safe.
 */
public interface LiveGate {
    /** Fails with a {@link io.repartee.web.Problem} when the site or the token is not right. */
    Future<Guest> hello(String siteKey, Optional<String> token);

    /**
     * Has somebody told when answers of this gate, and of guests it let in, may be others now.
     *
     * @return ends it
     */
    default Runnable watch(Watcher watcher) {
        return () -> {};
    }

    /** Called on any thread; returns at once. */
    @FunctionalInterface
    interface Watcher {
        /** Those guests' streams are to be asked for again, and whether they are counted. */
        void changed(Predicate<Guest> whom);
    }

    /** Somebody behind a socket. Immutable; but what the guest may hear is decided anew each time it is asked. */
    interface Guest {
        /** Who it is, or empty for an anonymous reader: a renewed token must be for the same subject. */
        Optional<String> subject();

        /** When the token ends; {@link Instant#MAX} without one. */
        Instant expiresAt();

        /** Whether readers of this site are counted now, as {@link Presence} tells; a site may not want it. */
        default boolean isCounted() {
            return true;
        }

        /** Whether those who are counted are told, too, how many are writing. */
        default boolean showsTyping() {
            return isCounted();
        }

        /**
         * The stream behind a name, as things are now. Fails with a Problem: {@code role_required}, {@code token_missing},
         * {@code token_revoked}, {@code account_banned}, {@code account_suspended}, {@code rights_unconfirmed}, or
         * {@code bad_parameter} for a name that is none.
         */
        Future<StreamId> stream(String name);
    }
}

package io.repartee.stream;

import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The gate of tests, which can take back what it gave. */
final class RevocableGate implements LiveGate {
    private final LiveGate gate = new TestGate();
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    /** That person may hear nothing of their own any more. */
    void revoke(String subject) {
        revoked.add(subject);
        watchers.forEach(watcher ->
                watcher.changed(guest -> guest.subject().filter(subject::equals).isPresent()));
    }

    @Override
    public Runnable watch(Watcher watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    @Override
    public Future<Guest> hello(String siteKey, Optional<String> token) {
        return gate.hello(siteKey, token).map(Revocable::new);
    }

    private final class Revocable implements Guest {
        private final Guest guest;

        private Revocable(Guest guest) {
            this.guest = guest;
        }

        @Override
        public Optional<String> subject() {
            return guest.subject();
        }

        @Override
        public Instant expiresAt() {
            return guest.expiresAt();
        }

        @Override
        public Future<StreamId> stream(String name) {
            boolean over = !name.startsWith("thread:")
                    && subject().filter(revoked::contains).isPresent();
            return over ? Future.failedFuture(Problem.of(ErrorCode.TOKEN_REVOKED)) : guest.stream(name);
        }
    }
}

package io.repartee.account;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.repartee.ids.SiteId;
import io.repartee.site.Loading;
import io.repartee.site.Site;
import io.repartee.stream.HeadListener;
import io.repartee.stream.StreamId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Who has a row in the accounts already, as far as this node knows: whoever writes is ensured first, and only the first time
 * costs a statement. A newer token is another first time: the profile follows the newest. When the database has gone back, nobody is known any
 * more. Bounded; thread-safe.
 */
public final class KnownAccounts implements HeadListener {
    private static final int MOST = 100_000;

    private final Vertx vertx;
    private final AccountStore store;
    private final AsyncCache<Known, Boolean> known =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).buildAsync();

    private record Known(
            SiteId site,
            Caller.Profile profile,
            Role proven,
            @Nullable Instant issuedAt) {}

    public KnownAccounts(Vertx vertx, AccountStore store) {
        this.vertx = vertx;
        this.store = store;
    }

    /** The caller, whom {@link Access} has let in, has a row. Fails as the database does; the next call tries again. */
    public Future<Void> ensure(Caller caller) {
        return ensure(
                caller.site().id(),
                caller.profile(),
                caller.proof().map(Proof::role).orElse(caller.role()),
                caller.proof().map(Proof::issuedAt).orElse(null));
    }

    /** The same of the account in whose name that site speaks. */
    public Future<Void> ensurePublication(Site site) {
        return ensure(site.id(), Publication.profile(site), Role.READER);
    }

    @Override
    public void moved(long bell, long seq) {}

    @Override
    public void rewritten(StreamId stream) {
        known.synchronous().invalidateAll();
    }

    @Override
    public void allRewritten() {
        known.synchronous().invalidateAll();
    }

    /** The same for an account of this server's own, as it is from now on. */
    public Future<Void> ensure(SiteId site, Caller.Profile profile, Role proven) {
        return ensure(site, profile, proven, null);
    }

    private Future<Void> ensure(SiteId site, Caller.Profile profile, Role proven, @Nullable Instant issuedAt) {
        CompletableFuture<Boolean> row = known.get(
                new Known(site, profile, proven, issuedAt),
                (absent, executor) ->
                        Loading.of(store.ensure(site, profile, proven, issuedAt).map(true)));
        return Loading.result(row, vertx).mapEmpty();
    }
}

package io.repartee.account;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.site.Loading;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * How accounts stand, from memory: complete at once in the ordinary case, and one statement for an account that this node
 * has not heard of lately. What is remembered is right until the control stream says otherwise, which ends in
 * {@link #forget}. Bounded; thread-safe. Fails as the database does; nothing that failed is remembered.
 */
public final class Standings {
    private static final int MOST_ACCOUNTS = 200_000;
    private static final int MOST_SITES = 10_000;
    private static final Duration UNASKED = Duration.ofHours(1);

    private final Vertx vertx;
    private final StandingStore store;
    private final InstantSource clock;
    private final AsyncCache<Who, Standing> accounts = Caffeine.newBuilder()
            .maximumSize(MOST_ACCOUNTS)
            .expireAfterAccess(UNASKED)
            .executor(Runnable::run)
            .buildAsync();
    private final AsyncCache<SiteId, Map<String, List<Sanction>>> domains = Caffeine.newBuilder()
            .maximumSize(MOST_SITES)
            .expireAfterAccess(UNASKED)
            .executor(Runnable::run)
            .buildAsync();

    private record Who(SiteId site, AccountId account) {}

    public Standings(Vertx vertx, StandingStore store, InstantSource clock) {
        this.vertx = vertx;
        this.store = store;
        this.clock = clock;
    }

    /** As of now. Without what stands against domains of mail, which only a token can tell of. */
    public Future<Standing> of(SiteId site, AccountId account) {
        return Loading.result(
                        accounts.get(new Who(site, account), (absent, executor) -> Loading.of(store.of(site, account))),
                        vertx)
                .map(standing -> standing.at(clock.instant()));
    }

    /**
     * The same for somebody who has come with a token. What stands against a domain of mail is for readers: a publisher's
     * own people have addresses too, and must not be shut out by one of them.
     */
    Future<Standing> of(Caller caller) {
        SiteId site = caller.site().id();
        Caller.Profile profile = caller.profile();
        return of(site, profile.id())
                .compose(own ->
                        profile.mailDomain() == null || own.role(caller.role()).atLeast(Role.MODERATOR)
                                ? Future.succeededFuture(own)
                                : ofDomain(site, profile.mailDomain()).map(own::and));
    }

    private Future<List<Sanction>> ofDomain(SiteId site, String domain) {
        return Loading.result(domains.get(site, (absent, executor) -> Loading.of(store.ofDomains(site))), vertx)
                .map(all -> all.getOrDefault(domain, List.of()).stream()
                        .filter(sanction -> !sanction.isOver(clock.instant()))
                        .toList());
    }

    /** What is known about that account is not certain any more. */
    void forget(SiteId site, AccountId account) {
        accounts.synchronous().invalidate(new Who(site, account));
    }

    /** What is known about everybody at that site is not certain any more. */
    void forget(SiteId site) {
        domains.synchronous().invalidate(site);
        accounts.asMap().keySet().removeIf(who -> who.site().equals(site));
    }
}

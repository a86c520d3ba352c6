package io.repartee.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.repartee.egress.Egress;
import io.repartee.egress.NotSent;
import io.repartee.ids.SiteId;
import io.repartee.observation.Observation.KeysRead;
import io.repartee.observation.Observer;
import io.repartee.site.SsoKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The key sets that issuers publish, one for each site and address. Bounded; thread-safe. */
public final class KeySets {
    private static final int MOST = 10_000;
    private static final Duration UNASKED = Duration.ofDays(1);
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final Vertx vertx;
    private final Function<URI, Future<Buffer>> fetch;
    private final InstantSource clock;
    private final Observer observer;
    private final Cache<Name, KeySet> sets;
    private volatile Consumer<SiteId> changed = site -> {};

    private record Name(SiteId site, SsoKey set) {}

    KeySets(Vertx vertx, Function<URI, Future<Buffer>> fetch, InstantSource clock, Observer observer) {
        this.vertx = vertx;
        this.fetch = fetch;
        this.clock = clock;
        this.observer = observer;
        this.sets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(UNASKED)
                .executor(Runnable::run)
                .build();
    }

    /** Read through the one way out. */
    public static KeySets over(Egress egress, Vertx vertx, InstantSource clock, Observer observer) {
        return new KeySets(vertx, address -> fetched(egress, address), clock, observer);
    }

    /** For programs that ask nobody. */
    static KeySets none(Vertx vertx, InstantSource clock) {
        return new KeySets(
                vertx,
                address -> Future.failedFuture(new IllegalStateException("nobody is asked here")),
                clock,
                Observer.NOBODY);
    }

    /** Fails with {@link TokenRejected} when the set has no such key, with {@code keys_unavailable} when nobody can know. */
    Future<VerificationKey> find(SiteId site, SsoKey set, String kid) {
        return sets.get(new Name(site, set), this::unread).find(kid);
    }

    /** @param listener hears of a site whose issuer has taken a key back */
    void whenTakenBack(Consumer<SiteId> listener) {
        changed = listener;
    }

    private KeySet unread(Name name) {
        return new KeySet(vertx, () -> read(name.set()), clock, () -> changed.accept(name.site()));
    }

    private Future<Map<String, VerificationKey>> read(SsoKey set) {
        return fetch.apply(URI.create(set.material()))
                .map(json -> prepared(set, json))
                .onComplete(read -> observer.observe(new KeysRead(read.cause())));
    }

    private Map<String, VerificationKey> prepared(SsoKey set, Buffer json) {
        Map<String, VerificationKey> prepared = new HashMap<>();
        PublishedKeys.read(json.getBytes())
                .forEach((kid, key) -> prepared.put(kid, VerificationKey.of(vertx, set, key)));
        return Map.copyOf(prepared);
    }

    private static Future<Buffer> fetched(Egress egress, URI address) {
        return egress.get(address, Map.of("accept", "application/json"), DEADLINE)
                .map(reply -> {
                    if (reply.status() != OK) {
                        throw new NotSent("the answer is a " + reply.status());
                    }
                    return reply.body();
                });
    }
}

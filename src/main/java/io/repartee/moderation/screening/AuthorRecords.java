package io.repartee.moderation.screening;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.site.Loading;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The records of authors, from memory: one statement for an author who writes, and another one a minute later. What is written on
 * this node in between is added to it; a decision of this node forgets it. Bounded; thread-safe.
 */
public final class AuthorRecords {
    private static final int MOST_AUTHORS = 50_000;
    private static final int MOST_TIMES = 200;
    private static final int MOST_TEXTS = 40;
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final BiFunction<SiteId, AccountId, Future<TrackRecord>> load;
    private final AsyncCache<Author, TrackRecord> records = Caffeine.newBuilder()
            .maximumSize(MOST_AUTHORS)
            .expireAfter(
                    com.github.benmanes.caffeine.cache.Expiry.<Author, TrackRecord>creating((author, record) -> FRESH))
            .executor(Runnable::run)
            .buildAsync();

    private record Author(SiteId site, AccountId account) {}

    public AuthorRecords(Vertx vertx, io.vertx.sqlclient.Pool pool) {
        this(vertx, new AuthorStore(pool)::record);
    }

    AuthorRecords(Vertx vertx, BiFunction<SiteId, AccountId, Future<TrackRecord>> load) {
        this.vertx = vertx;
        this.load = load;
    }

    /** Complete at once when it is known. */
    Future<TrackRecord> of(SiteId site, AccountId account) {
        return Loading.result(
                records.get(new Author(site, account), (absent, executor) -> Loading.of(load.apply(site, account))),
                vertx);
    }

    /** The author writes that text now. It may yet be refused; then the record is too long for a minute. */
    void note(SiteId site, AccountId account, Fingerprint text, Instant now) {
        records.synchronous()
                .asMap()
                .computeIfPresent(new Author(site, account), (author, record) -> with(record, text, now));
    }

    /** Something was decided about the author's comments. */
    public void forget(SiteId site, AccountId account) {
        records.synchronous().invalidate(new Author(site, account));
    }

    private static TrackRecord with(TrackRecord record, Fingerprint text, Instant now) {
        return new TrackRecord(
                record.published(),
                record.refused(),
                record.decided(),
                first(now, record.times(), MOST_TIMES),
                first(new TrackRecord.Earlier(text, now), record.texts(), MOST_TEXTS));
    }

    private static <T> List<T> first(T one, List<T> others, int most) {
        List<T> all = new ArrayList<>(Math.min(others.size() + 1, most));
        all.add(one);
        all.addAll(others.size() < most ? others : others.subList(0, most - 1));
        return all;
    }
}

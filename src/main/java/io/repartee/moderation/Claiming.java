package io.repartee.moderation;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.ids.SiteId;
import io.repartee.stream.StreamId;
import io.repartee.stream.Whispers;
import io.repartee.web.ErrorCode;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moderators say which comment they are at, and take the next one of a queue that nobody has taken. Advisory: it keeps two
 * from meeting, not from deciding. A claim belongs to the account, so it outlives a connection, and ends by time. The site's
 * moderators are told each change. Thread-safe.
 */
public final class Claiming {
    /** For how long a comment stays taken. */
    static final int CLAIMED_SECONDS = 300;

    /** For how long somebody who looked is said to be looking. */
    static final int LOOKING_SECONDS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(Claiming.class);
    private static final int ATTEMPTS = 20;

    private final ClaimStore store;
    private final ModerationStore items;
    private final Whispers whispers;
    private final InstantSource clock;

    public Claiming(Pool pool, ModerationStore items, Whispers whispers, InstantSource clock) {
        this.store = new ClaimStore(pool);
        this.items = items;
        this.whispers = whispers;
        this.clock = clock;
    }

    /** A comment that is the caller's now. */
    record Taken(QueueItem item, Claim claim) {}

    /** Fails with {@code claimed} when another moderator has taken it. */
    Future<Claim> claim(Caller moderator, UUID comment, Claim.Kind kind) {
        Access.mustModerate(moderator);
        SiteId site = moderator.site().id();
        if (kind == Claim.Kind.LOOKING) {
            Claim looking = claim(moderator, comment, kind, LOOKING_SECONDS);
            return store.of(site, comment).map(claimed -> tell(site, looking));
        }
        return store.take(moderator, comment, CLAIMED_SECONDS).map(claim -> {
            if (!moderator.is(claim.by())) {
                throw taken(claim);
            }
            return tell(site, claim);
        });
    }

    /** Completes also when there was nothing to release. */
    Future<Void> release(Caller moderator, UUID comment) {
        Access.mustModerate(moderator);
        return store.release(moderator, comment).map(released -> {
            Claim.Kind kind = released ? Claim.Kind.CLAIMED : Claim.Kind.LOOKING;
            tell(moderator.site().id(), claim(moderator, comment, kind, 0));
            return null;
        });
    }

    /** The first that nobody has taken, the caller's own included; none when there is none. */
    Future<Optional<Taken>> next(Caller moderator, Queue queue, Filters filters) {
        Access.mustModerate(moderator);
        SiteId site = moderator.site().id();
        store.forgetOld(site).onFailure(failure -> LOG.warn("old claims stay: {}", failure.getMessage()));
        return attempt(moderator, queue, filters, ATTEMPTS)
                .compose(id -> id.map(comment -> taken(moderator, comment))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    private Future<Optional<UUID>> attempt(Caller moderator, Queue queue, Filters filters, int left) {
        return store.next(moderator, queue, filters, CLAIMED_SECONDS).compose(id -> {
            if (id.isPresent() || left == 0) {
                return Future.succeededFuture(id);
            }
            return items.firstUnclaimed(moderator.site().id(), queue, filters)
                    .compose(some -> some
                            ? attempt(moderator, queue, filters, left - 1)
                            : Future.succeededFuture(Optional.<UUID>empty()));
        });
    }

    private Future<Optional<Taken>> taken(Caller moderator, UUID comment) {
        SiteId site = moderator.site().id();
        return items.items(site, List.of(comment))
                .map(found -> found.stream()
                        .findFirst()
                        .flatMap(item -> item.claim().map(claim -> new Taken(item, tell(site, claim)))));
    }

    private Claim claim(Caller moderator, UUID comment, Claim.Kind kind, int seconds) {
        Instant until = clock.instant().plusSeconds(seconds);
        return new Claim(comment, moderator.profile().id(), moderator.profile().name(), until, kind);
    }

    private static Problem taken(Claim claim) {
        return Problem.of(ErrorCode.CLAIMED, claim.name() + " has taken this comment.")
                .with("by", Map.of("id", claim.by().toString(), "name", claim.name()))
                .with("until", claim.until().toString());
    }

    /** Tells the site's moderators: those who listen now, and while it lasts those who begin to. */
    private Claim tell(SiteId site, Claim claim) {
        byte[] frame = Json.object(json -> {
                    json.writeStringField("type", "claims");
                    json.writeStringField("stream", "site");
                    json.writeArrayFieldStart("claims");
                    claim.write(json);
                    json.writeEndArray();
                })
                .getBytes();
        Duration left = Duration.between(clock.instant(), claim.until());
        whispers.tell(
                StreamId.ofSite(site),
                claim.comment() + ":" + claim.by(),
                frame,
                left.isNegative() ? Duration.ZERO : left);
        return claim;
    }
}

package io.repartee.account.session;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.Proof;
import io.repartee.account.Role;
import io.repartee.account.Seals;
import io.repartee.account.TokenIssuer;
import io.repartee.ids.Uuids;
import io.repartee.site.Site;
import io.repartee.site.SiteDirectory;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Begins, renews and ends sessions. A refresh token that comes a second time ends its session, since one of the two who had it is not
 * its owner; only within seconds, from two tabs or after a lost answer, does it get the same answer again. Thread-safe.
 */
public final class Sessions {
    /** For two tabs and lost answers. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final SiteDirectory sites;
    private final SessionStore store;
    private final TokenIssuer tokens;
    private final Seals seals;
    private final SessionSettings settings;
    private final InstantSource clock;

    public Sessions(
            SiteDirectory sites,
            SessionStore store,
            TokenIssuer tokens,
            Seals seals,
            SessionSettings settings,
            InstantSource clock) {
        this.sites = sites;
        this.store = store;
        this.tokens = tokens;
        this.seals = seals;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Signs somebody in whose account has a row.
     *
     * @param method how it was found out who it is, such as {@code email}
     * @param userAgent what the browser says of itself
     */
    public Future<SignedIn> begin(Site site, Caller.Profile profile, String method, Optional<String> userAgent) {
        Instant now = now();
        RefreshToken first = RefreshToken.first(Uuids.version7(now.toEpochMilli()));
        return store.begin(
                        site.id(), profile.id(), first, method, Device.of(userAgent), now, now.plus(settings.session()))
                .map(begun -> signedIn(site, profile, first));
    }

    /** Fails with {@code refresh_invalid} or {@code session_ended}. */
    Future<SignedIn> refresh(String siteKey, String text) {
        RefreshToken token = parsed(text);
        RefreshToken next = token.next(seals);
        Instant now = now();
        return sites.site(siteKey)
                .compose(site -> store.rotate(site.id(), token, next, now, now.plus(settings.session()))
                        .compose(owner -> owner.isPresent()
                                ? Future.succeededFuture(owner)
                                : store.find(site.id(), token.session())
                                        .compose(found -> again(site, token, next, found, now)))
                        .map(owner -> signedIn(site, owner.orElseThrow().profile(), next)));
    }

    Future<List<SessionRow>> of(Caller caller) {
        Access.mustSignIn(caller);
        return store.of(caller.site().id(), caller.profile().id(), now());
    }

    /** Fails with {@code session_not_found}. */
    Future<Void> end(Caller caller, UUID session) {
        Access.mustSignIn(caller);
        return store.end(caller.site().id(), session, caller.profile().id(), now(), SessionStore.Because.SIGNED_OUT)
                .map(ended -> {
                    if (!ended) {
                        throw Problem.of(ErrorCode.SESSION_NOT_FOUND);
                    }
                    return null;
                });
    }

    /** Ends the session of that refresh token; one that has ended already stays so. Fails with {@code refresh_invalid}. */
    Future<Void> signOut(String siteKey, String text) {
        RefreshToken token = parsed(text);
        return sites.site(siteKey)
                .compose(site -> store.find(site.id(), token.session())
                        .compose(found -> found.isEmpty()
                                ? Future.failedFuture(Problem.of(ErrorCode.REFRESH_INVALID))
                                : store.end(
                                        site.id(),
                                        token.session(),
                                        found.get().owner().profile().id(),
                                        now(),
                                        SessionStore.Because.SIGNED_OUT))
                        .mapEmpty());
    }

    /** Ends the session of the caller's own token. A publisher's token has none here, so that there is nothing to end. */
    Future<Void> signOut(Caller caller) {
        Access.mustSignIn(caller);
        return session(caller)
                .map(session -> store.end(
                                caller.site().id(),
                                session,
                                caller.profile().id(),
                                now(),
                                SessionStore.Because.SIGNED_OUT)
                        .<Void>mapEmpty())
                .orElseGet(Future::succeededFuture);
    }

    /** Which session that caller's token belongs to; empty for a publisher's. */
    static Optional<UUID> session(Caller caller) {
        return caller.proof().flatMap(Proof::session);
    }

    private RefreshToken parsed(String text) {
        return RefreshToken.parse(text == null ? "" : text, seals)
                .orElseThrow(() -> Problem.of(ErrorCode.REFRESH_INVALID));
    }

    private Future<Optional<SessionStore.Owner>> again(
            Site site, RefreshToken token, RefreshToken next, Optional<SessionStore.Found> kept, Instant now) {
        if (kept.isEmpty()) {
            return Future.failedFuture(Problem.of(ErrorCode.REFRESH_INVALID));
        }
        SessionStore.Found found = kept.get();
        if (found.ended() || !now.isBefore(found.expiresAt())) {
            return Future.failedFuture(Problem.of(ErrorCode.SESSION_ENDED));
        }
        boolean isLast = found.generation() == next.generation() && MessageDigest.isEqual(found.hash(), next.hash());
        if (isLast && now.isBefore(found.rotatedAt().plus(GRACE))) {
            return Future.succeededFuture(Optional.of(found.owner()));
        }
        return store.end(site.id(), token.session(), found.owner().profile().id(), now, SessionStore.Because.USED_TWICE)
                .compose(ended -> Future.failedFuture(Problem.of(
                        ErrorCode.SESSION_ENDED,
                        "This refresh token was used before, so that its session was ended: sign in again.")));
    }

    private SignedIn signedIn(Site site, Caller.Profile profile, RefreshToken refresh) {
        String token = tokens.issue(site, profile, Role.READER, settings.token(), Optional.of(refresh.session()));
        Instant expires = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(settings.token());
        return new SignedIn(token, refresh.text(seals), expires, profile);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

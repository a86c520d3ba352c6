package io.repartee.account.people;

import io.repartee.account.Access;
import io.repartee.account.AccountStore;
import io.repartee.account.Caller;
import io.repartee.account.DisplayNames;
import io.repartee.account.KnownAccounts;
import io.repartee.account.Role;
import io.repartee.account.SecretText;
import io.repartee.account.session.Sessions;
import io.repartee.account.session.SignedIn;
import io.repartee.ids.AccountId;
import io.repartee.ids.Uuids;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody comes with the link of an invitation: signed in, and that account gets the role; or not, and becomes an account of
 * this server. A link that is used, withdrawn, too old or made up is always {@code link_over}. Thread-safe.
 */
public final class AcceptInvitation {
    private static final String METHOD = "invitation";

    private static final int TOKEN_CHARACTERS = 100;

    private final InvitationStore store;
    private final AccountStore accounts;
    private final KnownAccounts known;
    private final Sessions sessions;
    private final InstantSource clock;

    public AcceptInvitation(
            InvitationStore store, AccountStore accounts, KnownAccounts known, Sessions sessions, InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.known = known;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** @param name needed by whoever is not signed in */
    record Request(@Nullable String token, @Nullable String name) {
        byte[] hash() {
            if (token == null || token.isEmpty() || token.length() > TOKEN_CHARACTERS) {
                throw Problem.of(ErrorCode.LINK_OVER);
            }
            return SecretText.hash(token);
        }
    }

    /** @param session of an account that was made for it */
    record Accepted(Caller.Profile profile, Role role, Optional<SignedIn> session) {}

    Future<Accepted> run(Caller caller, Request request, Optional<String> userAgent) {
        byte[] hash = request.hash();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return store.isGood(caller.site().id(), hash, now)
                .compose(role -> role.isEmpty()
                        ? over()
                        : caller.account().isPresent()
                                ? signedIn(caller, hash, role.get(), now)
                                : newcomer(caller, hash, role.get(), request.name(), userAgent, now));
    }

    private Future<Accepted> signedIn(Caller caller, byte[] hash, Role role, Instant now) {
        Access.mustTakePart(caller);
        return known.ensure(caller)
                .compose(there ->
                        store.accept(caller.site().id(), hash, caller.profile().id(), now))
                .compose(done ->
                        done ? Future.succeededFuture(new Accepted(caller.profile(), role, Optional.empty())) : over());
    }

    private Future<Accepted> newcomer(
            Caller caller, byte[] hash, Role role, @Nullable String name, Optional<String> userAgent, Instant now) {
        if (name == null) {
            throw Problem.field("/name", "A name is needed from whoever is not signed in.");
        }
        Caller.Profile profile = new Caller.Profile(
                new AccountId(Uuids.version7(now.toEpochMilli())),
                Caller.Kind.LOCAL,
                DisplayNames.ofNewcomer(name),
                null,
                null,
                null);
        return accounts.ensure(caller.site().id(), profile, Role.READER)
                .compose(there -> store.accept(caller.site().id(), hash, profile.id(), now))
                .compose(done -> done
                        ? sessions.begin(caller.site(), profile, METHOD, userAgent)
                                .map(session -> new Accepted(profile, role, Optional.of(session)))
                        : over());
    }

    private static Future<Accepted> over() {
        return Future.failedFuture(Problem.of(ErrorCode.LINK_OVER));
    }
}

package io.repartee.account.operator;

import io.repartee.account.DisplayNames;
import io.repartee.account.SecretText;
import io.repartee.account.ServerTokens;
import io.repartee.ids.Uuids;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who runs the server: the one way from a call to an {@link Operator}. The database is asked each time, so that whoever is
 * removed is refused at once on every node. Thread-safe.
 */
public final class Operators {
    private static final Duration LASTS = Duration.ofHours(12);
    /** Renewals go on so long; then a link is needed again. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private static final int TOKEN_CHARACTERS = 100;

    private final OperatorStore store;
    private final ServerTokens tokens;
    private final InstantSource clock;

    public Operators(OperatorStore store, ServerTokens tokens, InstantSource clock) {
        this.store = store;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** @param name what a new operator is called; one who comes back keeps the old one */
    record SignInRequest(@Nullable String token, @Nullable String name) {}

    record SignedIn(Operator operator, String token, Instant expiresAt) {}

    /** Fails with {@code token_missing}, {@code token_invalid}, {@code token_expired} or {@code token_revoked}. */
    public Future<Operator> of(Call call) {
        return proof(call).compose(this::operator);
    }

    /** Fails with {@code link_over} for whatever is wrong with the link. */
    Future<SignedIn> signIn(SignInRequest request) {
        if (request.token() == null
                || request.token().isEmpty()
                || request.token().length() > TOKEN_CHARACTERS) {
            throw Problem.of(ErrorCode.LINK_OVER);
        }
        String name = DisplayNames.ofNewcomer(request.name() == null ? "Operator" : request.name());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return store.take(SecretText.hash(request.token()), Uuids.version7(now.toEpochMilli()), name, now)
                .map(operator -> signedIn(operator.orElseThrow(() -> Problem.of(ErrorCode.LINK_OVER)), now));
    }

    /** The same operator with a token that ends later. */
    Future<SignedIn> renew(Call call) {
        return proof(call)
                .compose(proof -> operator(proof).map(operator -> {
                    if (clock.instant().isAfter(proof.signedInAt().plus(LONGEST))) {
                        throw Problem.of(ErrorCode.TOKEN_EXPIRED);
                    }
                    return signedIn(operator, proof.signedInAt());
                }));
    }

    private Future<ServerTokens.Proof> proof(Call call) {
        return call.bearer()
                .map(tokens::read)
                .orElseGet(() -> Future.failedFuture(Problem.of(ErrorCode.TOKEN_MISSING)));
    }

    private Future<Operator> operator(ServerTokens.Proof proof) {
        return store.find(proof.operator(), proof.issuedAt())
                .map(found -> found.orElseThrow(() -> Problem.of(ErrorCode.TOKEN_REVOKED)));
    }

    private SignedIn signedIn(Operator operator, Instant signedInAt) {
        return new SignedIn(
                operator,
                tokens.issue(operator.id(), signedInAt, LASTS),
                clock.instant().plus(LASTS).truncatedTo(ChronoUnit.SECONDS));
    }

    /** Oneself cannot be removed: so there is always one. Fails with {@code account_not_found}. */
    Future<Void> remove(Operator by, UUID id) {
        if (by.id().equals(id)) {
            throw Problem.of(ErrorCode.OWN_ACCOUNT);
        }
        return store.remove(id, by.id(), clock.instant().truncatedTo(ChronoUnit.MICROS))
                .map(removed -> {
                    if (!removed) {
                        throw Problem.of(ErrorCode.ACCOUNT_NOT_FOUND);
                    }
                    return null;
                });
    }

    Future<Void> signOut(Operator operator) {
        return store.signOut(operator.id(), clock.instant().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS));
    }
}

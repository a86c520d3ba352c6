package io.repartee.account;

import io.repartee.ids.AccountId;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An admin gives somebody a role on this server, or leaves them no more than one, whatever the publisher's tokens say.
 * Thread-safe.
 */
public final class GiveRole {
    private final RightsStore rights;
    private final AccountStore accounts;
    private final InstantSource clock;

    public GiveRole(RightsStore rights, AccountStore accounts, InstantSource clock) {
        this.rights = rights;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param role reader, moderator, admin; null takes the last word back */
    record RoleRequest(@Nullable String role, @Nullable String bound) {
        Optional<RoleRule> check() {
            if (bound != null && !bound.equals("at_least") && !bound.equals("at_most")) {
                throw Problem.field("/bound", "One of at_least, at_most is needed.");
            }
            return role == null ? Optional.empty() : Optional.of(new RoleRule(named(role), "at_most".equals(bound)));
        }

        private static Role named(String name) {
            return switch (name) {
                case "reader", "moderator", "admin" -> Role.valueOf(name.toUpperCase(Locale.ROOT));
                default -> throw Problem.field("/role", "One of reader, moderator, admin, or null is needed.");
            };
        }
    }

    /** The account as it is afterwards. Fails with {@code account_not_found}. */
    Future<AccountStore.Known> run(Caller admin, AccountId account, RoleRequest request) {
        Access.mustRule(admin, account);
        Optional<RoleRule> rule = request.check();
        return accounts.find(admin.site().id(), account)
                .map(found -> found.orElseThrow(() -> Problem.of(ErrorCode.ACCOUNT_NOT_FOUND)))
                .compose(found -> rights.rule(
                                admin, account, rule, clock.instant().truncatedTo(ChronoUnit.MICROS))
                        .map(done -> found.ruledBy(rule)));
    }
}

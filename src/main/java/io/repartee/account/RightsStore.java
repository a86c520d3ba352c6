package io.repartee.account;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.stream.ControlEvents;
import io.repartee.stream.Publisher;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Writes what this server says about accounts, and tells all nodes. Thread-safe. */
public final class RightsStore {
    private final Pool pool;
    private final Publisher publisher;

    public RightsStore(Pool pool, Publisher publisher) {
        this.pool = pool;
        this.publisher = publisher;
    }

    /** Tokens of the account that were issued before that time count no more. */
    Future<Void> signOut(Caller by, AccountId account, Instant at) {
        return told(
                RightsSql.SIGN_OUT,
                Tuple.of(
                        by.site().id().value(),
                        account.value(),
                        at.atOffset(ZoneOffset.UTC),
                        by.profile().id().value()));
    }

    /** @param rule empty takes the last one back */
    Future<Void> rule(Caller by, AccountId account, Optional<RoleRule> rule, Instant at) {
        return rule(by.site().id(), account, rule, at, by.profile().id().value());
    }

    /** The same for whoever has the command line. The account has a row. */
    public Future<Void> rule(SiteId site, AccountId account, Optional<RoleRule> rule, Instant at, UUID by) {
        return told(
                RightsSql.RULE,
                Tuple.of(
                        site.value(),
                        account.value(),
                        rule.map(said -> said.role().ordinal()).orElse(null),
                        rule.map(RoleRule::atMost).orElse(false),
                        at.atOffset(ZoneOffset.UTC),
                        by));
    }

    private Future<Void> told(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).map(rows -> {
            publisher.committed(ControlEvents.handovers(rows));
            return null;
        });
    }
}

package io.repartee.account.people;

import io.repartee.account.AccountStore;
import io.repartee.account.Caller;
import io.repartee.account.Role;
import io.repartee.account.RoleRule;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads who is more than a reader on a site. Thread-safe. */
public final class PeopleStore {
    private final Pool pool;

    public PeopleStore(Pool pool) {
        this.pool = pool;
    }

    /** Those whose role is from the least to the most, by id. A role that a token gave counts from its first use here. */
    public Future<List<AccountStore.Known>> staff(SiteId site, Role least, Role most, UUID after, int limit) {
        return pool.preparedQuery(PeopleSql.STAFF)
                .execute(Tuple.of(site.value(), least.ordinal(), after, most.ordinal(), limit))
                .map(rows -> {
                    List<AccountStore.Known> people = new ArrayList<>(rows.size());
                    rows.forEach(row -> people.add(known(row)));
                    return people;
                });
    }

    private static AccountStore.Known known(Row row) {
        Optional<RoleRule> rule = Optional.ofNullable(row.getInteger("rule"))
                .map(role -> new RoleRule(Role.values()[role], row.getBoolean("at_most")));
        return new AccountStore.Known(
                new AccountId(row.getUUID("account_id")),
                Caller.Kind.values()[row.getInteger("kind")],
                row.getString("name"),
                row.getString("avatar"),
                Role.values()[row.getInteger("proven")],
                rule,
                row.getOffsetDateTime("created_at").toInstant());
    }
}

package io.repartee.account;

import io.repartee.ids.AccountId;
import io.repartee.ids.SanctionId;
import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads how accounts stand. Thread-safe. */
public final class StandingStore {
    private final Pool pool;
    private final Together<Who, Standing> accounts = new Together<>(who -> who, this::ofAll);

    private record Who(SiteId site, AccountId account) {}

    public StandingStore(Pool pool) {
        this.pool = pool;
    }

    /** An account that nobody has heard of stands clear. */
    Future<Standing> of(SiteId site, AccountId account) {
        return accounts.ask(new Who(site, account));
    }

    private Future<List<Standing>> ofAll(List<Who> all) {
        Tuple asked = Tuple.tuple()
                .addArrayOfInteger(all.stream().map(who -> who.site().value()).toArray(Integer[]::new))
                .addArrayOfUUID(all.stream().map(who -> who.account().value()).toArray(UUID[]::new));
        return pool.preparedQuery(StandingSql.OF_ACCOUNTS).execute(asked).map(rows -> standings(rows, all.size()));
    }

    /** The rows of each come together, in the order in which they were asked for. */
    private static List<Standing> standings(Iterable<Row> rows, int accounts) {
        List<List<Row>> each = new ArrayList<>(accounts);
        for (int n = 0; n < accounts; n++) {
            each.add(new ArrayList<>(1));
        }
        rows.forEach(row -> each.get((int) (row.getLong("n") - 1)).add(row));
        return each.stream().map(StandingStore::standing).toList();
    }

    /** What stands against whole domains of mail, by domain. */
    Future<Map<String, List<Sanction>>> ofDomains(SiteId site) {
        return pool.preparedQuery(StandingSql.OF_DOMAINS)
                .execute(Tuple.of(site.value()))
                .map(rows -> {
                    Map<String, List<Sanction>> found = new HashMap<>();
                    rows.forEach(row -> found.computeIfAbsent(row.getString("domain"), d -> new ArrayList<>())
                            .add(sanction(row)));
                    return found;
                });
    }

    private static Standing standing(List<Row> rows) {
        Row first = rows.get(0);
        List<Sanction> sanctions = new ArrayList<>(0);
        for (Row row : rows) {
            if (row.getUUID("sanction_id") != null) {
                sanctions.add(sanction(row));
            }
        }
        Instant tokensFrom = instant(first.getOffsetDateTime("tokens_from"));
        return new Standing(
                true,
                List.copyOf(sanctions),
                tokensFrom == null ? Instant.MIN : tokensFrom,
                Optional.ofNullable(first.getInteger("role"))
                        .map(role -> new RoleRule(Role.of(role), first.getBoolean("at_most"))),
                Set.of(first.getArrayOfUUIDs("ended")),
                Optional.ofNullable(first.getArrayOfStrings("badges"))
                        .map(List::of)
                        .orElse(List.of()));
    }

    private static Sanction sanction(Row row) {
        return new Sanction(
                new SanctionId(row.getUUID("sanction_id")),
                SanctionKind.of(row.getInteger("kind")),
                instant(row.getOffsetDateTime("until")),
                row.getString("reason"),
                row.getString("message"),
                row.getOffsetDateTime("at").toInstant());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}

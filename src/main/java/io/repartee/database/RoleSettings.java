package io.repartee.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settings that a connection through a {@link Pooler} cannot ask for, so that an operator has to give them to the role. What is
 * missing is said with the statement that mends it; without commits that are durable nothing is served.
 */
public final class RoleSettings {
    private static final Logger LOG = LoggerFactory.getLogger(RoleSettings.class);
    private static final String DURABLE = "synchronous_commit";
    private static final String PRESENT =
            "select name, setting, current_user::text as role from pg_settings where name = any($1)";

    private RoleSettings() {}

    /** Fails with {@link DatabaseNotStarted} when what is committed would not be durable. */
    public static Future<Void> check(Database database) {
        if (!database.url().pooler().shares()) {
            return Future.succeededFuture();
        }
        Map<String, String> expected = Database.expectedOfRole();
        Pool pool = database.pool();
        return pool.preparedQuery(PRESENT)
                .execute(Tuple.of(expected.keySet().toArray(String[]::new)))
                .map(rows -> judge(expected, rows));
    }

    private static Void judge(Map<String, String> expected, RowSet<Row> rows) {
        Map<String, String> others = new TreeMap<>();
        String role = "";
        for (Row row : rows) {
            role = row.getString("role");
            String name = row.getString("name");
            if (!row.getString("setting").equals(expected.get(name))) {
                others.put(name, row.getString("setting"));
            }
        }
        if ("off".equals(others.get(DURABLE))) {
            throw new DatabaseNotStarted("synchronous_commit is off for role %s: what is acknowledged could be lost; %s"
                    .formatted(role, statement(role, DURABLE, "on")));
        }
        others.remove(DURABLE); // any other is durable, too
        if (!others.isEmpty()) {
            LOG.warn(
                    "Through a pooler, role {} lacks settings. Set them once: {}",
                    role,
                    statements(role, others, expected));
        }
        return null;
    }

    private static String statements(String role, Map<String, String> others, Map<String, String> expected) {
        return others.keySet().stream()
                .map(name -> statement(role, name, expected.get(name)))
                .collect(Collectors.joining("; "));
    }

    private static String statement(String role, String name, String value) {
        return "alter role \"%s\" set %s = '%s'".formatted(role, name, value);
    }
}

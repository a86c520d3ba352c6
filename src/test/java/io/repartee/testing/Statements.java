package io.repartee.testing;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.SqlConnection;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Prepares every statement of a class of SQL text against the migrated schema, as the database itself reads it. */
public final class Statements {
    private Statements() {}

    /** The names of the statements that PostgreSQL took; fails with the first that it did not. */
    public static List<String> prepareAll(Class<?> sql) throws ReflectiveOperationException {
        Vertx vertx = Vertx.vertx();
        try (TestDatabase database = TestDatabase.create()) {
            Pool pool = database.pool(vertx);
            SqlConnection connection = pool.getConnection().await();
            List<String> prepared = new ArrayList<>();
            for (Field field : statements(sql)) {
                PreparedStatement statement =
                        connection.prepare((String) field.get(null)).await();
                statement.close().await();
                prepared.add(field.getName());
            }
            connection.close().await();
            return prepared;
        } finally {
            vertx.close().await();
        }
    }

    private static List<Field> statements(Class<?> sql) {
        return Arrays.stream(sql.getDeclaredFields())
                .filter(field -> field.getType() == String.class && Modifier.isStatic(field.getModifiers()))
                .filter(field -> !Modifier.isPrivate(field.getModifiers()))
                .peek(field -> field.setAccessible(true))
                .toList();
    }
}

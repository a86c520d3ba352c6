package io.repartee.transfer.moving;

import io.repartee.database.ConnectionUrl;
import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.repartee.stream.Event;
import io.repartee.stream.EventType;
import io.repartee.stream.Handover;
import io.repartee.stream.StreamId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A connection of one's own whose statements may take as long as they need, and what was written on it that streams tell. One thread. */
final class Transaction implements AutoCloseable {
    private final Connection connection;
    private final SiteId site;
    private final List<Handover> told = new ArrayList<>();

    /** Reads a row. */
    @FunctionalInterface
    interface Read<T> {
        T row(ResultSet row) throws SQLException;
    }

    Transaction(ConnectionUrl url, SiteId site) throws SQLException {
        this.connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
        this.site = site;
        connection.setAutoCommit(false);
    }

    int run(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            return statement.execute() ? 0 : statement.getUpdateCount();
        }
    }

    <T> List<T> all(String sql, Read<T> read, @Nullable Object... parameters) throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(read.row(rows));
            }
        }
        return found;
    }

    <T> Optional<T> one(String sql, Read<T> read, @Nullable Object... parameters) throws SQLException {
        return all(sql, read, parameters).stream().findFirst();
    }

    long number(String sql, @Nullable Object... parameters) throws SQLException {
        return one(sql, row -> row.getLong(1), parameters).orElse(0L);
    }

    Array array(String type, List<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    /** What readers of these threads hear, in the order of the ids. */
    void tell(Map<UUID, EventType> news) throws SQLException {
        List<UUID> streams = List.copyOf(news.keySet());
        List<Short> types =
                streams.stream().map(stream -> news.get(stream).code()).toList();
        all(
                        MoveSql.EVENTS,
                        row -> new Handover(
                                StreamId.of(site, new ThreadId(row.getObject("stream", UUID.class))),
                                List.of(new Event(
                                        row.getLong("seq"),
                                        Integer.toUnsignedLong(row.getInt("mark")),
                                        EventType.of(row.getInt("type")).orElseThrow(),
                                        null,
                                        0,
                                        row.getTimestamp("at").toInstant())),
                                Optional.empty()),
                        array("uuid", streams),
                        array("int2", types),
                        site.value())
                .forEach(told::add);
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    /** All that was told on this connection, for those who listen on this node. */
    List<Handover> told() {
        return told;
    }

    private PreparedStatement prepared(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

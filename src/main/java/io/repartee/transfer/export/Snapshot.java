package io.repartee.transfer.export;

import io.repartee.database.ConnectionUrl;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** The database as it is at one moment, on a connection of its own. One thread; blocks. */
final class Snapshot implements AutoCloseable {
    private final Connection connection;

    /** Takes a line of JSON with its line feed; the bytes are the taker's. */
    @FunctionalInterface
    interface Lines {
        void line(byte[] line) throws IOException;
    }

    Snapshot(ConnectionUrl url) throws SQLException {
        connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set timezone to 'UTC'; set jit to off; set statement_timeout to 0;"
                    + " set idle_in_transaction_session_timeout to 0");
        }
    }

    /**
     * Sends the rows of a query whose one column is JSON, in PostgreSQL's own pace: COPY takes them many times faster than a
     * result set. In its CSV nothing of a line of JSON needs quoting when quote and delimiter are control characters.
     */
    void lines(String query, Lines lines) throws SQLException, IOException {
        CopyOut copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + query
                        + ") to stdout (format csv, quote e'\\x01', escape e'\\x01', delimiter e'\\x02')");
        try {
            for (byte[] line = copy.readFromCopy(); line != null; line = copy.readFromCopy()) {
                lines.line(line);
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** The first column of a query about the site. */
    List<String> texts(String query, Object... parameters) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package io.repartee.fault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What the digest of somebody is who has heard a page's whole stream, by what the database holds. */
final class LogDigest {
    private static final String COMMENTS = """
            select e.comment::text from event e
            join page_alias a on a.site_id = e.site_id and a.thread_id = e.stream
            where a.page = ? order by e.seq
            """;

    private LogDigest() {}

    static long of(PostgresServer postgres, String page) {
        try (Connection connection = postgres.connect();
                PreparedStatement statement = connection.prepareStatement(COMMENTS)) {
            statement.setString(1, page);
            long digest = 0;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    digest = digest * 31 + rows.getString(1).hashCode();
                }
            }
            return digest;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

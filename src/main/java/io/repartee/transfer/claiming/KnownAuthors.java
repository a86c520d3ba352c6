package io.repartee.transfer.claiming;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Authors that come with an import, of whom the site knows already who they are. */
public final class KnownAuthors {
    private KnownAuthors() {}

    /** Puts into the outbox what {@link ClaimAuthors} is to do, in the caller's transaction. Blocks. */
    public static void claim(Connection connection, int site) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ClaimSql.KNOWN)) {
            statement.setInt(1, site);
            statement.setInt(2, site);
            statement.execute();
        }
    }
}

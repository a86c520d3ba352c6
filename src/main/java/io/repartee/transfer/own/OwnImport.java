package io.repartee.transfer.own;

import io.repartee.transfer.ImportProgress;
import io.repartee.transfer.ImportRun;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Takes over everything that another Repartee, or this one in its past, wrote of a site. One thread; blocks. */
public final class OwnImport {
    private final Connection connection;
    private final ImportRun run;
    private final ImportProgress progress;

    public OwnImport(Connection connection, ImportRun run, ImportProgress progress) {
        this.connection = connection;
        this.run = run;
        this.progress = progress;
    }

    /** Lays the file down. @throws io.repartee.transfer.UnreadableFile with the line that is not right */
    public void read(InputStream file) throws IOException, SQLException {
        OwnStaging staging = new OwnStaging(connection, run, progress::read);
        staging.read(file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("analyze import_row");
            connection.commit();
        }
    }

    public void merge() throws SQLException {
        long lines = run.entries();
        new OwnMerge(connection, run, line -> progress.merged(line, lines)).all();
    }

    /** What the file has of each kind, in its order. */
    public List<OwnReport.Kind> kinds() throws SQLException {
        List<OwnReport.Kind> kinds = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(OwnSql.REPORT)) {
            statement.setInt(1, run.site());
            statement.setObject(2, run.id());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    kinds.add(new OwnReport.Kind(rows.getString(1), rows.getLong(2), rows.getLong(3)));
                }
            }
        }
        return kinds;
    }
}

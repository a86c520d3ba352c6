package io.repartee.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.repartee.ids.SiteId;
import io.repartee.ids.Uuids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The import of one file with one way to name its pages: the same again is the same run, which goes on where it was.
 *
 * @param entries how many entries of the file are laid down or skipped already
 * @param complete whether that is all of them
 * @param merged whether they are where they belong; what was laid down is gone then
 * @param report what became of it, once it is merged
 */
public record ImportRun(
        int site,
        UUID id,
        String source,
        long entries,
        boolean complete,
        boolean merged,
        @Nullable JsonNode report) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The run as it is now, begun if it is new. */
    static ImportRun find(Connection connection, SiteId site, String source, byte[] digest, PageKeys keys)
            throws SQLException {
        UUID id = Uuids.named(
                "import", Integer.toString(site.value()), source, HexFormat.of().formatHex(digest), keys.text());
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into import_run as r (site_id, import_id, source, digest) values (?, ?, ?, ?)
                on conflict (site_id, import_id) do update set source = excluded.source
                returning entries, complete, merged_at is not null and report is not null, report::text
                """)) {
            statement.setInt(1, site.value());
            statement.setObject(2, id);
            statement.setString(3, source);
            statement.setBytes(4, digest);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                boolean merged = row.getBoolean(3);
                ImportRun run = new ImportRun(
                        site.value(),
                        id,
                        source,
                        row.getLong(1),
                        row.getBoolean(2),
                        merged,
                        merged ? JSON.readTree(row.getString(4)) : null);
                connection.commit();
                return run;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report that is not JSON", e);
        }
    }

    /** In the transaction of what was laid down. */
    public void readTo(Connection connection, long entries, boolean complete, List<Entry.Skipped> skipped)
            throws SQLException {
        ArrayNode reasons = JSON.createArrayNode();
        for (Entry.Skipped skip : skipped) {
            reasons.addObject().put("place", skip.place().toString()).put("reason", skip.reason());
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                update import_run set entries = ?, complete = ?,
                       skipped = case when jsonb_array_length(skipped) < 1000 then skipped || ?::jsonb else skipped end
                where site_id = ? and import_id = ?
                """)) {
            statement.setLong(1, entries);
            statement.setBoolean(2, complete);
            statement.setString(3, reasons.toString());
            statement.setInt(4, site);
            statement.setObject(5, id);
            statement.executeUpdate();
        }
    }

    /** Everything is where it belongs: what was laid down goes, the report stays. */
    void done(Connection connection, Report report) throws SQLException {
        for (String table : List.of("import_comment", "import_page", "import_row")) {
            try (PreparedStatement statement =
                    connection.prepareStatement("delete from " + table + " where site_id = ? and import_id = ?")) {
                statement.setInt(1, site);
                statement.setObject(2, id);
                statement.executeUpdate();
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "update import_run set merged_at = now(), report = ?::jsonb where site_id = ? and import_id = ?")) {
            statement.setString(1, report.json().toString());
            statement.setInt(2, site);
            statement.setObject(3, id);
            statement.executeUpdate();
        }
        connection.commit();
    }
}

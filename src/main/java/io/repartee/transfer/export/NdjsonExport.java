package io.repartee.transfer.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.repartee.site.Site;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Our own format: what the file is, the site, a line for each row, and a last line with the number of lines before it and their
 * SHA-256. Without that line the file is not whole.
 */
final class NdjsonExport implements Writing {
    static final int VERSION = 1;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SECRET = Pattern.compile(".*(?:secret|password).*", Pattern.CASE_INSENSITIVE);

    private static final String COLUMNS = """
            select quote_ident(a.attname) from pg_attribute a
            where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
              and a.attname <> 'site_id' and a.attname <> all (string_to_array(?, ','))
            order by a.attnum
            """;

    private static final String SITE = """
            select jsonb_build_object('key', key, 'name', name, 'origins', origins, 'moderation', moderation, 'guests', guests,
                                      'policy', policy)
            from site where site_id = ?
            """;

    @Override
    public long write(Site site, Snapshot snapshot, OutputStream out) throws SQLException, IOException {
        CheckedLines lines = new CheckedLines(out);
        lines.text(header(site).toString());
        lines.text(object("site", site(site, snapshot)).toString());
        long comments = 0;
        for (Exported table : ExportedTables.ALL) {
            long before = lines.lines();
            snapshot.lines(rows(site, snapshot, table), lines);
            comments += table.table().equals("comment") ? lines.lines() - before : 0;
        }
        out.write((end(lines) + "\n").getBytes(StandardCharsets.UTF_8));
        return comments;
    }

    private static ObjectNode header(Site site) {
        ObjectNode about = JSON.createObjectNode();
        about.put("format", VERSION);
        about.put("site", site.key());
        about.put("siteId", site.id().value());
        about.put("exportedAt", Instant.now().toString());
        return object("repartee", about);
    }

    private static JsonNode site(Site site, Snapshot snapshot) throws SQLException, IOException {
        JsonNode row = JSON.readTree(snapshot.texts(SITE, site.id().value()).get(0));
        forgetSecrets(row.path("policy"));
        return row;
    }

    private static void forgetSecrets(JsonNode node) {
        if (node instanceof ObjectNode object) {
            Iterator<Map.Entry<String, JsonNode>> fields = object.properties().iterator();
            while (fields.hasNext()) {
                if (SECRET.matcher(fields.next().getKey()).matches()) {
                    fields.remove();
                }
            }
        }
        node.forEach(NdjsonExport::forgetSecrets);
    }

    private static String rows(Site site, Snapshot snapshot, Exported table) throws SQLException {
        List<String> columns = snapshot.texts(COLUMNS, table.table(), String.join(",", table.without()));
        String more = table.more().isEmpty() ? "" : ", " + table.more();
        return "select '{\"%1$s\":' || row_to_json(r)::text || '}' from (select %2$s%3$s from %1$s t where t.site_id = %4$d order by %5$s) r"
                .formatted(
                        table.table(),
                        "t." + String.join(", t.", columns),
                        more,
                        site.id().value(),
                        table.order());
    }

    private static ObjectNode end(CheckedLines lines) {
        ObjectNode end = JSON.createObjectNode();
        end.put("lines", lines.lines());
        end.put("sha256", lines.sha256());
        return object("end", end);
    }

    private static ObjectNode object(String name, JsonNode value) {
        ObjectNode line = JSON.createObjectNode();
        line.set(name, value);
        return line;
    }
}

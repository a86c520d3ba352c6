package io.repartee.transfer.own;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.repartee.comment.ForeignText;
import io.repartee.transfer.CopyRows;
import io.repartee.transfer.ImportRun;
import io.repartee.transfer.UnreadableFile;
import io.repartee.transfer.export.Exported;
import io.repartee.transfer.export.ExportedTables;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Lays the lines of a file down in the database, a part at a time, each part with how far the file has been read. What could not
 * stand in its table is refused here, with its line. One thread; blocks.
 */
final class OwnStaging {
    private static final int PART = 5_000;
    private static final int VERSION = 1;
    private static final int MOST_KINDS = 64;
    private static final List<String> HTML = List.of("html", "message_html");

    private final Connection connection;
    private final ImportRun run;
    private final LongConsumer progress;
    private final TableShapes shapes;
    private final CopyRows rows = new CopyRows();
    private final Set<String> kinds = new LinkedHashSet<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private long from;

    OwnStaging(Connection connection, ImportRun run, LongConsumer progress) {
        this.connection = connection;
        this.run = run;
        this.progress = progress;
        this.shapes = new TableShapes(connection);
        this.from = run.entries();
    }

    /** Reads the whole file. Throws {@link UnreadableFile}; nothing of it is merged then. */
    void read(InputStream file) throws IOException, SQLException {
        OwnLines lines = new OwnLines(file);
        long last = 0;
        for (OwnLines.Line line = lines.next(); line != null; line = lines.next()) {
            last = line.number();
            if (last == 1) {
                header(line);
            }
            if (last > run.entries()) {
                lay(line);
                if (last - from >= PART) {
                    write(last, false);
                }
            }
        }
        write(last, true);
    }

    private static void header(OwnLines.Line line) {
        if (!line.kind().equals("repartee")) {
            throw new UnreadableFile(line.place(), "not an export of Repartee: the first line must say so");
        }
        int version = line.content().path("format").asInt();
        if (version != VERSION) {
            throw new UnreadableFile(
                    line.place(), "its format is " + version + ", and this version reads " + VERSION + " only");
        }
    }

    private void lay(OwnLines.Line line) {
        Optional<Exported> table = ExportedTables.of(line.kind());
        boolean ours = table.isPresent()
                || line.kind().equals("repartee")
                || line.kind().equals("site");
        if (!ours) {
            if (unknown.size() < MOST_KINDS) {
                unknown.add(line.kind());
            }
            return;
        }
        table.ifPresent(known -> kinds.add(known.table()));
        safe(line.content());
        rows.begin()
                .number(run.site())
                .text(run.id().toString())
                .number(line.number())
                .text(line.kind())
                .text(part(line, table, "thread_id", Exported.Belongs.THREAD))
                .text(part(line, table, "comment_id", Exported.Belongs.COMMENT))
                .text(json(line))
                .end();
    }

    /** A file may come from anybody: its HTML goes through the one sanitiser, which leaves our own as it is. */
    private static void safe(ObjectNode content) {
        for (String field : HTML) {
            JsonNode html = content.get(field);
            if (html != null && html.isTextual()) {
                content.put(field, ForeignText.safe(html.textValue()));
            }
        }
    }

    private static String json(OwnLines.Line line) {
        String json = line.content().toString();
        if (json.contains("\\u0000")) {
            throw new UnreadableFile(line.place(), "a text with a character that cannot be kept (U+0000)");
        }
        return json;
    }

    private static @Nullable String part(
            OwnLines.Line line, Optional<Exported> table, String column, Exported.Belongs belongs) {
        boolean needed = table.isPresent()
                && (table.get().belongs() == belongs || table.get().table().equals("comment"));
        if (!needed) {
            return null;
        }
        String id = line.content().path(column).asText("");
        if (!id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new UnreadableFile(line.place(), column + " must be a UUID");
        }
        return id;
    }

    private void write(long last, boolean complete) throws SQLException {
        rows.copy(connection, "import_row (site_id, import_id, ordinal, kind, thread_id, comment_id, content)");
        OwnCheck check = new OwnCheck(connection, run, shapes);
        for (String kind : kinds) {
            check.kind(kind, from, last);
        }
        run.readTo(connection, Math.max(last, run.entries()), complete, List.of());
        connection.commit();
        kinds.clear();
        from = last;
        progress.accept(last);
    }

    /** Kinds of lines that this version does not know, and passes over. */
    List<String> unknown() {
        return new ArrayList<>(unknown);
    }
}

package io.repartee.transfer.formats;

import io.repartee.transfer.Entry;
import io.repartee.transfer.Entry.Author;
import io.repartee.transfer.Entry.Form;
import io.repartee.transfer.Entry.Standing;
import io.repartee.transfer.Entry.Text;
import io.repartee.transfer.Format;
import io.repartee.transfer.Place;
import io.repartee.transfer.SourceFile;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The database of Isso ({@code isso/db/comments.py}, {@code isso/db/threads.py}), a file of SQLite. Pages are paths; answers have one level. */
public final class IssoDatabase implements Format {
    private static final int ACCEPTED = 1;
    private static final int DELETED = 4;

    @Override
    public void read(SourceFile file, Consumer<Entry> entries) throws IOException {
        try (SqliteFile database = new SqliteFile(file.path())) {
            database.rows("threads", (row, values) -> entries.accept(page(row, values)));
            database.rows("comments", (row, values) -> entries.accept(comment(row, values)));
        }
        long size = java.nio.file.Files.size(file.path());
        file.progress().bytes(size, size);
    }

    private static Entry page(long row, Map<String, Object> thread) {
        String uri = text(thread, "uri");
        return uri.isBlank()
                ? new Entry.Skipped(new Place(0, "thread " + row), "it has no uri")
                : new Entry.Page(text(thread, "id"), uri, uri, text(thread, "title"), true, null);
    }

    private static Entry comment(long row, Map<String, Object> comment) {
        Place place = new Place(0, "comment " + row);
        Instant at = time(comment.get("created"));
        if (at == null || text(comment, "tid").isEmpty()) {
            return new Entry.Skipped(place, "it lacks its thread or its time");
        }
        int mode = (int) number(comment.get("mode"));
        String parent = text(comment, "parent");
        return new Entry.Comment(
                Long.toString(row),
                text(comment, "tid"),
                parent.isEmpty() || parent.equals("0") ? null : parent,
                new Author(Optional.empty(), name(comment), filled(comment, "email"), null),
                mode == DELETED ? Standing.DELETED : mode == ACCEPTED ? Standing.PUBLISHED : Standing.PENDING,
                new Text(Form.MARKDOWN, text(comment, "text")),
                at,
                time(comment.get("modified")),
                (int) number(comment.get("likes")),
                (int) number(comment.get("dislikes")));
    }

    private static String name(Map<String, Object> comment) {
        return filled(comment, "author").orElse("Anonymous");
    }

    private static Optional<String> filled(Map<String, Object> row, String column) {
        return Optional.of(text(row, column).strip()).filter(text -> !text.isEmpty());
    }

    private static String text(Map<String, Object> row, String column) {
        Object value = row.get(column);
        return value == null || value instanceof byte[] ? "" : value.toString();
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }

    /** Seconds since 1970, whole or not. */
    private static @Nullable Instant time(@Nullable Object value) {
        double seconds = number(value);
        return seconds <= 0 || seconds > 253_402_300_799.0 ? null : Instant.ofEpochMilli(Math.round(seconds * 1000));
    }
}

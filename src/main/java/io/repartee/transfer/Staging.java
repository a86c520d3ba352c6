package io.repartee.transfer;

import io.repartee.account.DisplayNames;
import io.repartee.ids.SiteId;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Lays the entries of a file down in the database, a part at a time. Each part is written in one transaction with how far
 * the file has been read, so after any break the next run passes over what is laid down already. One thread; blocks.
 */
final class Staging {
    private static final int PART = 5_000;
    private static final int MOST_REASONS = 100;

    private final Connection connection;
    private final ImportRun run;
    private final PageKeys keys;
    private final LongConsumer progress;
    private final PartWriter writer = new PartWriter();
    private final Instant now = Instant.now();
    private CopyRows pages = new CopyRows();
    private CopyRows comments = new CopyRows();
    private List<Entry.Skipped> skipped = new ArrayList<>();
    private long entries;

    Staging(Connection connection, ImportRun run, PageKeys keys, LongConsumer progress) {
        this.connection = connection;
        this.run = run;
        this.keys = keys;
        this.progress = progress;
    }

    /** Reads the whole file. Throws {@link UnreadableFile}; what was laid down before then is not merged. */
    void read(Format format, SourceFile file) throws IOException, SQLException {
        try (writer) {
            format.read(file, this::take);
            write(true);
            writer.await();
        } catch (Unwritten e) {
            throw e.cause;
        }
    }

    private static final class Unwritten extends RuntimeException {
        private final SQLException cause;

        Unwritten(SQLException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    private void take(Entry entry) {
        entries++;
        if (entries <= run.entries()) {
            return;
        }
        if (entry instanceof Entry.Page page) {
            lay(page);
        } else if (entry instanceof Entry.Comment comment) {
            lay(comment);
        } else if (entry instanceof Entry.Skipped skip) {
            skip(skip);
        }
        if ((entries - run.entries()) % PART == 0) {
            try {
                write(false);
            } catch (SQLException e) {
                throw new Unwritten(e);
            }
        }
    }

    private void lay(Entry.Page page) {
        String key = keys.key(page);
        if (key == null) {
            skip(new Entry.Skipped(new Place(0, "page " + page.ref()), nameless(page)));
            return;
        }
        begin(pages)
                .text(page.ref())
                .text(key)
                .text(keys.address(page.url()))
                .text(clean(page.title()))
                .bool(page.open())
                .time(page.createdAt())
                .end();
    }

    private static String nameless(Entry.Page page) {
        return page.url() != null && page.url().startsWith("/")
                ? "its address is only a path; say where it was with /=https://www.example/ (--move)"
                : "it has no name that a page can have";
    }

    private void lay(Entry.Comment comment) {
        try {
            Laid laid = Laid.of(new SiteId(run.site()), run.source(), comment, now);
            begin(comments)
                    .text(comment.ref())
                    .text(comment.pageRef())
                    .text(comment.parentRef())
                    .text(laid.comment().toString())
                    .text(laid.account().toString())
                    .text(DisplayNames.shown(comment.author().name()))
                    .text(DisplayNames.picture(comment.author().avatar()))
                    .bytes(laid.emailDigest().orElse(null))
                    .text(comment.author().subject().orElse(null))
                    .time(comment.at())
                    .time(comment.editedAt())
                    .number(laid.status().code())
                    .number(Math.max(0, comment.up()))
                    .number(Math.max(0, comment.down()))
                    .text(laid.text().source())
                    .text(laid.text().html())
                    .end();
        } catch (Laid.NotTaken e) {
            skip(new Entry.Skipped(new Place(0, "comment " + comment.ref()), e.getMessage()));
        }
    }

    private CopyRows begin(CopyRows rows) {
        return rows.begin().number(run.site()).text(run.id().toString()).number(entries);
    }

    private void skip(Entry.Skipped skip) {
        if (skipped.size() < MOST_REASONS * 10) {
            skipped.add(skip);
        }
    }

    /** NUL cannot be stored, and nobody sees it. */
    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : text.replace("\u0000", "").strip();
    }

    /** While this part is written, the next is read. */
    private void write(boolean complete) throws SQLException {
        CopyRows pagesOfPart = pages;
        CopyRows commentsOfPart = comments;
        List<Entry.Skipped> skippedOfPart = skipped;
        long upTo = Math.max(entries, run.entries());
        writer.hand(() -> write(pagesOfPart, commentsOfPart, skippedOfPart, upTo, complete));
        pages = new CopyRows();
        comments = new CopyRows();
        skipped = new ArrayList<>();
        progress.accept(entries);
    }

    private void write(
            CopyRows pagesOfPart,
            CopyRows commentsOfPart,
            List<Entry.Skipped> skippedOfPart,
            long upTo,
            boolean complete)
            throws SQLException {
        pagesOfPart.copy(
                connection, "import_page (site_id, import_id, ordinal, ref, page, url, title, open, created_at)");
        commentsOfPart.copy(
                connection,
                "import_comment (site_id, import_id, ordinal, ref, page_ref, parent_ref, comment_id, account_id, name,"
                        + " avatar, email_digest, subject, at, edited_at, status, up, down, source, html)");
        run.readTo(connection, upTo, complete, skippedOfPart);
        connection.commit();
    }
}

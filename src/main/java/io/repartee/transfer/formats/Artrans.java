package io.repartee.transfer.formats;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.repartee.transfer.Entry;
import io.repartee.transfer.Entry.Author;
import io.repartee.transfer.Entry.Form;
import io.repartee.transfer.Entry.Standing;
import io.repartee.transfer.Entry.Text;
import io.repartee.transfer.Format;
import io.repartee.transfer.Place;
import io.repartee.transfer.SourceFile;
import io.repartee.transfer.UnreadableFile;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Artalk's Artrans ({@code internal/entity/artran.go}), which its own converters make of other systems' files too: a list of comments
 * whose fields are all texts. A page is a path or an address; a path belongs to the site's first address.
 */
public final class Artrans implements Format {
    @Override
    public void read(SourceFile file, Consumer<Entry> entries) throws IOException {
        Set<String> told = new HashSet<>();
        long[] taken = {0};
        JsonFile.read(file, Set.of(""), (list, line, thing) -> {
            if (taken[0]++ == 0 && !thing.has("page_key")) {
                throw new UnreadableFile(
                        new Place(line, "the beginning"), "not Artrans: a comment must have its page_key");
            }
            comment(line, thing, told, entries);
        });
    }

    private static void comment(long line, ObjectNode thing, Set<String> told, Consumer<Entry> entries) {
        String ref = Json.filled(thing, "id");
        String page = Json.filled(thing, "page_key");
        Instant at = Json.time(thing, "created_at");
        if (ref == null || page == null || at == null) {
            entries.accept(new Entry.Skipped(
                    new Place(line, "comment " + ref), "it lacks its id, its page_key or its created_at"));
            return;
        }
        if (told.add(page)) {
            entries.accept(new Entry.Page(
                    page,
                    page,
                    address(page, thing),
                    Json.filled(thing, "page_title"),
                    !Json.isTrue(thing, "page_admin_only"),
                    null));
        }
        String answers = Json.filled(thing, "rid");
        Instant updated = Json.time(thing, "updated_at");
        entries.accept(new Entry.Comment(
                ref,
                page,
                "0".equals(answers) ? null : answers,
                new Author(Optional.empty(), Json.text(thing, "nick"), Json.optional(thing, "email"), null),
                Json.isTrue(thing, "is_pending") ? Standing.PENDING : Standing.PUBLISHED,
                new Text(Form.MARKDOWN, Json.text(thing, "content")),
                at,
                updated != null && updated.isAfter(at) ? updated : null,
                Json.number(thing, "vote_up"),
                Json.number(thing, "vote_down")));
    }

    private static String address(String page, ObjectNode thing) {
        @Nullable String site = Json.filled(thing, "site_urls");
        if (!page.startsWith("/") || site == null) {
            return page;
        }
        return site.split(",")[0].strip().replaceFirst("/+$", "") + page;
    }
}

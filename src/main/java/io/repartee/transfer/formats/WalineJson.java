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
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What Waline's own page for migration downloads ({@code packages/server/src/controller/db.js}): its tables as lists. Pages are paths.
 * Users may come after comments, so the file is read twice; their avatars are kept in memory.
 */
public final class WalineJson implements Format {
    @Override
    public void read(SourceFile file, Consumer<Entry> entries) throws IOException {
        Map<String, String> avatars = new HashMap<>();
        Map<String, String> values = JsonFile.read(file, Set.of("data/Users"), (list, line, thing) -> {
            String avatar = Json.filled(thing, "avatar");
            if (avatar != null) {
                avatars.put(Json.text(thing, "objectId"), avatar);
            }
        });
        if (!"waline".equals(values.get("type"))) {
            throw new UnreadableFile(new Place(1, "type"), "not an export of Waline: it must say so in its type");
        }
        Set<String> told = new HashSet<>();
        JsonFile.read(
                file, Set.of("data/Comment"), (list, line, thing) -> comment(line, thing, avatars, told, entries));
    }

    private static void comment(
            long line, ObjectNode thing, Map<String, String> avatars, Set<String> told, Consumer<Entry> entries) {
        String ref = Json.filled(thing, thing.has("objectId") ? "objectId" : "id");
        String page = Json.filled(thing, "url");
        Instant at =
                Json.time(thing, "insertedAt") == null ? Json.time(thing, "createdAt") : Json.time(thing, "insertedAt");
        if (ref == null || page == null || at == null) {
            entries.accept(new Entry.Skipped(
                    new Place(line, "comment " + ref), "it lacks its objectId, its url or its insertedAt"));
            return;
        }
        if (told.add(page)) {
            entries.accept(new Entry.Page(page, page, page, null, true, null));
        }
        Optional<String> user = Json.optional(thing, "user_id");
        int likes = Json.number(thing, "like");
        entries.accept(new Entry.Comment(
                ref,
                page,
                Json.filled(thing, "pid"),
                new Author(
                        user,
                        Json.text(thing, "nick"),
                        Json.optional(thing, "mail"),
                        user.map(avatars::get).orElse(null)),
                standing(thing),
                new Text(Form.MARKDOWN, Json.text(thing, "comment")),
                at,
                null,
                Math.max(likes, 0),
                Math.max(-likes, 0)));
    }

    private static Standing standing(ObjectNode thing) {
        return switch (Json.text(thing, "status")) {
            case "waiting" -> Standing.PENDING;
            case "spam" -> Standing.SPAM;
            default -> Standing.PUBLISHED;
        };
    }
}

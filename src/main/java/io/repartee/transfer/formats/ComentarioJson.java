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
import org.jspecify.annotations.Nullable;

/**
 * What Comentario exports (its {@code internal/svc/impex_comentario.go}): version 3 with pages, and version 1, which is Commento's
 * ({@code api/domain_export.go} there). Commento has a page's path under {@code url} and its host under {@code domain}, Comentario under
 * {@code path} and {@code host}. Authors come after comments, so the file is read twice; they are kept in memory.
 */
public final class ComentarioJson implements Format {
    /** Of Commento, and of both versions of Comentario. */
    private static final Set<String> NOBODY =
            Set.of("anonymous", "0".repeat(64), "00000000-0000-0000-0000-000000000000");

    private record Person(
            String name, @Nullable String email, @Nullable String avatar) {}

    @Override
    public void read(SourceFile file, Consumer<Entry> entries) throws IOException {
        Map<String, Person> people = new HashMap<>();
        Map<String, String> values =
                JsonFile.read(file, Set.of("commenters"), (list, line, thing) -> person(thing, people));
        String version = values.getOrDefault("version", "missing");
        if (!Set.of("1", "3").contains(version)) {
            throw new UnreadableFile(
                    new Place(1, "version"), "not an export of Comentario or Commento: its version is " + version);
        }
        boolean third = version.equals("3");
        Set<String> told = new HashSet<>();
        JsonFile.read(file, Set.of("pages", "comments"), (list, line, thing) -> {
            if (list.equals("pages")) {
                entries.accept(page(line, thing));
            } else {
                comment(line, thing, third, people, told, entries);
            }
        });
    }

    private static void person(ObjectNode thing, Map<String, Person> people) {
        String id = Json.filled(thing, thing.has("commenterHex") ? "commenterHex" : "id");
        if (id != null && !NOBODY.contains(id)) {
            String avatar = Json.filled(thing, "photo");
            people.put(
                    id,
                    new Person(
                            Json.text(thing, "name"),
                            Json.filled(thing, "email"),
                            avatar == null ? Json.filled(thing, "avatarUrl") : avatar));
        }
    }

    /** Version 3 does not say where the site is: its pages have paths. */
    private static Entry page(long line, ObjectNode thing) {
        String id = Json.filled(thing, "id");
        String path = Json.filled(thing, "path");
        return id == null || path == null
                ? new Entry.Skipped(new Place(line, "a page"), "it lacks its id or its path")
                : new Entry.Page(
                        id,
                        path,
                        path,
                        Json.filled(thing, "title"),
                        !Json.isTrue(thing, "isReadonly"),
                        Json.time(thing, "createdTime"));
    }

    private static void comment(
            long line,
            ObjectNode thing,
            boolean third,
            Map<String, Person> people,
            Set<String> told,
            Consumer<Entry> entries) {
        String ref = Json.filled(thing, third ? "id" : "commentHex");
        Place place = new Place(line, "comment " + ref);
        Instant at = Json.time(thing, third ? "createdTime" : "creationDate");
        String page = third ? Json.filled(thing, "pageId") : pageOf(thing, told, entries);
        if (ref == null || page == null || at == null) {
            entries.accept(new Entry.Skipped(place, "it lacks its id, its page or its time"));
            return;
        }
        int score = Json.number(thing, "score");
        String parent = Json.filled(thing, third ? "parentId" : "parentHex");
        entries.accept(new Entry.Comment(
                ref,
                page,
                "root".equals(parent) ? null : parent,
                author(thing, third, people),
                standing(thing, third),
                text(thing),
                at,
                third ? edited(thing) : null,
                Math.max(score, 0),
                Math.max(-score, 0)));
    }

    private static @Nullable String pageOf(ObjectNode thing, Set<String> told, Consumer<Entry> entries) {
        String path = Json.filled(thing, "path") == null ? Json.filled(thing, "url") : Json.filled(thing, "path");
        String host = Json.filled(thing, "host") == null ? Json.filled(thing, "domain") : Json.filled(thing, "host");
        if (path == null) {
            return null;
        }
        String whole = path.startsWith("/") ? path : "/" + path;
        String ref = host == null ? whole : "https://" + host + whole;
        if (told.add(ref)) {
            entries.accept(new Entry.Page(ref, whole, ref, null, true, null));
        }
        return ref;
    }

    private static Author author(ObjectNode thing, boolean third, Map<String, Person> people) {
        String id = Json.filled(thing, third ? "userCreated" : "commenterHex");
        Person person = id == null ? null : people.get(id);
        if (person == null) {
            String name = Json.filled(thing, "authorName");
            return new Author(Optional.empty(), name == null ? "Anonymous" : name, Optional.empty(), null);
        }
        return new Author(Optional.of(id), person.name, Optional.ofNullable(person.email), person.avatar);
    }

    private static Standing standing(ObjectNode thing, boolean third) {
        if (Json.isTrue(thing, third ? "isDeleted" : "deleted")) {
            return Standing.DELETED;
        }
        if (third) {
            boolean waits = Json.isTrue(thing, "isPending");
            return waits ? Standing.PENDING : Json.isTrue(thing, "isApproved") ? Standing.PUBLISHED : Standing.REJECTED;
        }
        String state = Json.text(thing, "state");
        return state.isEmpty() || state.equals("approved") ? Standing.PUBLISHED : Standing.PENDING;
    }

    private static @Nullable Instant edited(ObjectNode thing) {
        Instant time = Json.time(thing, "editedTime");
        return time == null || time.isBefore(Instant.EPOCH) ? null : time;
    }

    /** What was typed; its HTML is rendered anew, and stands for it only where nothing else does. */
    private static Text text(ObjectNode thing) {
        String typed = Json.filled(thing, "markdown");
        return typed == null ? new Text(Form.HTML, Json.text(thing, "html")) : new Text(Form.MARKDOWN, typed);
    }
}

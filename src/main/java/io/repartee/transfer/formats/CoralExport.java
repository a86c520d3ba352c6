package io.repartee.transfer.formats;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The collections of Coral as {@code mongoexport} writes them (its documentation's way to leave, {@code docs/migrate-data.md}): the
 * stories, users and comments of {@code models/story/story.ts}, {@code models/user/user.ts} and {@code models/comment/comment.ts}, one after the other in one
 * file, in any order. It is read twice; the names of its users are kept in memory.
 */
public final class CoralExport implements Format {
    private record Person(
            String name,
            @Nullable String email,
            @Nullable String avatar,
            @Nullable String subject) {}

    @Override
    public void read(SourceFile file, Consumer<Entry> entries) throws IOException {
        Map<String, Person> people = new HashMap<>();
        boolean[] known = {false};
        JsonFile.read(file, Set.of(""), (list, line, thing) -> {
            known[0] |= thing.has("storyID") || isStory(thing);
            person(thing, people);
        });
        if (!known[0]) {
            throw new UnreadableFile(
                    new Place(1, "the beginning"), "there is neither a story nor a comment of Coral in it");
        }
        JsonFile.read(file, Set.of(""), (list, line, thing) -> {
            if (thing.has("storyID")) {
                entries.accept(comment(line, thing, people));
            } else if (isStory(thing)) {
                entries.accept(story(line, thing));
            }
        });
    }

    private static boolean isStory(ObjectNode thing) {
        return thing.has("url") && thing.has("commentCounts");
    }

    private static void person(ObjectNode thing, Map<String, Person> people) {
        String id = Json.filled(thing, "id");
        if (id == null || thing.has("storyID") || !thing.has("profiles") && !thing.has("username")) {
            return;
        }
        String subject = null;
        for (JsonNode profile : thing.path("profiles")) {
            if (profile.path("type").asText().equals("sso")) {
                subject = Json.filled(profile, "id");
            }
        }
        boolean verified = Json.isTrue(thing, "emailVerified");
        String name = Json.filled(thing, "username");
        people.put(
                id,
                new Person(
                        name == null ? "" : name,
                        verified ? Json.filled(thing, "email") : null,
                        Json.filled(thing, "avatar"),
                        subject));
    }

    private static Entry story(long line, ObjectNode thing) {
        String id = Json.filled(thing, "id");
        if (id == null) {
            return new Entry.Skipped(new Place(line, "a story"), "it has no id");
        }
        JsonNode closed = thing.path("closedAt");
        boolean open = closed.isMissingNode() || closed.isNull() || closed.isBoolean() && !closed.asBoolean();
        return new Entry.Page(
                id,
                id,
                Json.filled(thing, "url"),
                Json.filled(thing.path("metadata"), "title"),
                open,
                Json.time(thing, "createdAt"));
    }

    private static Entry comment(long line, ObjectNode thing, Map<String, Person> people) {
        String ref = Json.filled(thing, "id");
        Place place = new Place(line, "comment " + ref);
        String story = Json.filled(thing, "storyID");
        Instant at = Json.time(thing, "createdAt");
        if (ref == null || story == null || at == null) {
            return new Entry.Skipped(place, "it lacks its id, its story or its time");
        }
        JsonNode revisions = thing.path("revisions");
        JsonNode last = revisions.path(revisions.size() - 1);
        return new Entry.Comment(
                ref,
                story,
                Json.filled(thing, "parentID"),
                author(thing, people),
                standing(thing),
                new Text(Form.HTML, Json.text(last, "body")),
                at,
                revisions.size() > 1 ? Json.time(last, "createdAt") : null,
                thing.path("actionCounts").path("REACTION").asInt(0),
                0);
    }

    private static Author author(ObjectNode thing, Map<String, Person> people) {
        String id = Json.filled(thing, "authorID");
        Person person = id == null ? null : people.get(id);
        return person == null
                ? new Author(Optional.ofNullable(id), "", Optional.empty(), null)
                : new Author(
                        Optional.of(id),
                        person.name,
                        Optional.ofNullable(person.email),
                        person.avatar,
                        Optional.ofNullable(person.subject));
    }

    private static Standing standing(ObjectNode thing) {
        if (Json.time(thing, "deletedAt") != null) {
            return Standing.DELETED;
        }
        return switch (Json.text(thing, "status")) {
            case "NONE", "APPROVED" -> Standing.PUBLISHED;
            case "REJECTED" -> Standing.REJECTED;
            default -> Standing.PENDING;
        };
    }
}

package io.repartee.comment;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.account.Publication;
import io.repartee.web.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a comment's JSON. Fields are listed per audience, never filtered: a reader's comment has no field that
 * a reader may not see, and what is not published is a tombstone without its text or its author.
 */
public final class CommentJson {
    private CommentJson() {}

    /** What every reader sees, as a whole object. */
    public static void write(JsonGenerator json, Comment comment) throws IOException {
        json.writeStartObject();
        fields(json, comment);
        json.writeEndObject();
    }

    /**
     * What its author and the site's moderators see: also the newest text, its source and the revision that edits
     * and decisions name, and what readers see instead while an edit waits.
     */
    public static void writeInside(JsonGenerator json, Comment comment) throws IOException {
        json.writeStartObject();
        insideFields(json, comment);
        json.writeEndObject();
    }

    public static void insideFields(JsonGenerator json, Comment comment) throws IOException {
        insideFields(json, comment, more -> {});
    }

    /** @param ofAuthor further fields of the author, for moderators */
    public static void insideFields(JsonGenerator json, Comment comment, Json.Writing ofAuthor) throws IOException {
        place(json, comment);
        json.writeStringField("status", comment.status().wireName());
        author(json, comment.author(), ofAuthor);
        text(json, comment, comment.newest().html());
        json.writeStringField("source", comment.newest().source());
        json.writeNumberField("latestRevision", comment.latest());
        json.writeStringField("shownHtml", comment.waiting() == null ? null : comment.html());
    }

    static void fields(JsonGenerator json, Comment comment) throws IOException {
        place(json, comment);
        if (comment.published()) {
            json.writeStringField("status", comment.status().wireName());
            author(json, comment.author(), more -> {});
            text(json, comment, comment.html());
        } else {
            json.writeStringField("status", "removed");
            json.writeNullField("author");
            json.writeNullField("html");
        }
    }

    private static void place(JsonGenerator json, Comment comment) throws IOException {
        json.writeStringField("id", comment.id().toString());
        if (comment.parent().isPresent()) {
            json.writeStringField("parentId", comment.parent().get().toString());
        } else {
            json.writeNullField("parentId");
        }
        json.writeStringField("rootId", comment.root().toString());
        json.writeNumberField("depth", comment.depth());
        json.writeStringField("createdAt", comment.createdAt().toString());
        json.writeNumberField("revision", comment.revision());
        json.writeNumberField("replyCount", comment.replyCount());
    }

    private static void text(JsonGenerator json, Comment comment, String html) throws IOException {
        json.writeStringField("html", html);
        time(json, "publishedAt", comment.publishedAt());
        time(json, "editedAt", comment.editedAt());
        VotesJson.fields(json, comment.votes());
        json.writeBooleanField("pinned", comment.pinned());
        json.writeBooleanField("featured", comment.featured());
    }

    private static void author(JsonGenerator json, Comment.Author author, Json.Writing more) throws IOException {
        json.writeObjectFieldStart("author");
        json.writeStringField("id", author.id().toString());
        json.writeStringField("name", author.name());
        json.writeStringField("avatar", author.avatar());
        Json.array(json, "badges", badges(author), JsonGenerator::writeString);
        more.to(json);
        json.writeEndObject();
    }

    private static List<String> badges(Comment.Author author) {
        return Publication.is(author.id()) ? List.of("staff") : author.badges();
    }

    private static void time(JsonGenerator json, String name, @Nullable Instant at) throws IOException {
        json.writeStringField(name, at == null ? null : at.toString());
    }
}

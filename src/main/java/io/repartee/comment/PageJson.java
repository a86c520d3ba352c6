package io.repartee.comment;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.stream.Position;
import io.repartee.web.Json;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON of answers that hold comments and a position. */
final class PageJson {
    private PageJson() {}

    static Buffer page(ThreadPage page) {
        return Json.object(json -> {
            thread(json, page.head(), page.pinned());
            position(json, page.head().position());
            json.writeNumberField("tally", page.head().tally());
            comments(json, "pinned", page.pinned());
            json.writeArrayFieldStart("items");
            for (ThreadPage.Conversation conversation : page.conversations()) {
                conversation(json, conversation);
            }
            json.writeEndArray();
            next(json, "next", page.next());
        });
    }

    static void position(JsonGenerator json, Position position) throws IOException {
        json.writeObjectFieldStart("position");
        json.writeStringField("epoch", position.epoch());
        json.writeNumberField("seq", position.seq());
        json.writeNumberField("mark", position.mark());
        json.writeEndObject();
    }

    static void comments(JsonGenerator json, String name, List<Comment> comments) throws IOException {
        json.writeArrayFieldStart(name);
        for (Comment comment : comments) {
            CommentJson.write(json, comment);
        }
        json.writeEndArray();
    }

    static void next(JsonGenerator json, String name, Optional<String> cursor) throws IOException {
        json.writeStringField(name, cursor.orElse(null));
    }

    private static void thread(JsonGenerator json, ThreadPage.Head head, List<Comment> pinned) throws IOException {
        json.writeObjectFieldStart("thread");
        json.writeStringField("id", head.thread().toString());
        json.writeStringField("page", head.page());
        json.writeStringField("url", head.url());
        json.writeStringField("title", head.title());
        json.writeStringField("section", head.section());
        json.writeStringField("state", head.open() ? "open" : "closed");
        json.writeNumberField("commentCount", head.commentCount());
        VotesJson.reactions(json, "reactions", head.reactions());
        Json.array(
                json,
                "pinned",
                pinned,
                (out, comment) -> out.writeString(comment.id().toString()));
        editors(json, head.editors());
        json.writeEndObject();
    }

    private static void editors(JsonGenerator json, ThreadPage.Editors editors) throws IOException {
        json.writeStringField("question", editors.question());
        json.writeStringField("message", editors.messageHtml());
        time(json, "opensAt", editors.opensAt());
        time(json, "closesAt", editors.closesAt());
        json.writeNumberField("featuredCount", editors.featured());
        json.writeObjectFieldStart("switches");
        json.writeBooleanField("votes", editors.votes());
        json.writeBooleanField("reactions", editors.reactions());
        json.writeEndObject();
    }

    private static void time(JsonGenerator json, String name, @Nullable Instant at) throws IOException {
        json.writeStringField(name, at == null ? null : at.toString());
    }

    private static void conversation(JsonGenerator json, ThreadPage.Conversation conversation) throws IOException {
        json.writeStartObject();
        CommentJson.fields(json, conversation.top());
        comments(json, "replies", conversation.replies());
        next(json, "repliesNext", conversation.repliesNext());
        json.writeEndObject();
    }
}

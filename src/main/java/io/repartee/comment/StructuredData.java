package io.repartee.comment;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.web.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of comments for search engines, in the words of schema.org (JSON-LD). */
final class StructuredData {
    private static final String CONTEXT = "https://schema.org";

    private StructuredData() {}

    /** @param page as readers get it */
    static String of(JsonNode page, String siteName) {
        JsonNode thread = page.path("thread");
        String url = thread.path("url").asText("");
        return Json.object(json -> {
                    json.writeStringField("@context", CONTEXT);
                    json.writeStringField("@type", "DiscussionForumPosting");
                    if (!url.isEmpty()) {
                        json.writeStringField("@id", url);
                        json.writeStringField("url", url);
                        json.writeStringField("mainEntityOfPage", url);
                    }
                    json.writeStringField("headline", thread.path("title").asText(siteName));
                    named(json, "author", "Organization", siteName);
                    count(json, "CommentAction", thread.path("commentCount").asInt());
                    comments(json, tree(page.path("items")), url);
                })
                .toString();
    }

    /** The comments with those that answer them inside, as they were said; what stands in no line of answers is a root's. */
    private static List<Said> tree(JsonNode items) {
        List<Said> roots = new ArrayList<>();
        for (JsonNode item : items) {
            Said root = new Said(item, new ArrayList<>());
            List<Said> all = new ArrayList<>(List.of(root));
            for (JsonNode reply : item.path("replies")) {
                Said said = new Said(reply, new ArrayList<>());
                String parent = reply.path("parentId").asText();
                all.stream()
                        .filter(other -> other.comment.path("id").asText().equals(parent))
                        .findFirst()
                        .orElse(root)
                        .answers
                        .add(said);
                all.add(said);
            }
            roots.add(root);
        }
        return roots;
    }

    private record Said(JsonNode comment, List<Said> answers) {}

    private static void comments(JsonGenerator json, List<Said> all, String url) throws IOException {
        if (all.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("comment");
        for (Said said : all) {
            comment(json, said, url);
        }
        json.writeEndArray();
    }

    private static void comment(JsonGenerator json, Said said, String url) throws IOException {
        JsonNode comment = said.comment;
        json.writeStartObject();
        json.writeStringField("@type", "Comment");
        if (!url.isEmpty()) {
            json.writeStringField("@id", Permalinks.of(url, comment.path("id").asText()));
            json.writeStringField("url", Permalinks.of(url, comment.path("id").asText()));
        }
        if (comment.path("html").isTextual()) {
            json.writeStringField("text", PlainText.of(comment.path("html").asText()));
            named(json, "author", "Person", comment.path("author").path("name").asText());
            time(json, "dateModified", comment.path("editedAt"));
            count(json, "LikeAction", comment.path("votes").path("up").asInt());
        } else {
            json.writeStringField("creativeWorkStatus", "Deleted");
        }
        time(json, "datePublished", comment.path("createdAt"));
        comments(json, said.answers, url);
        json.writeEndObject();
    }

    private static void named(JsonGenerator json, String field, String type, @Nullable String name) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("@type", type);
        json.writeStringField("name", name);
        json.writeEndObject();
    }

    private static void count(JsonGenerator json, String action, int count) throws IOException {
        json.writeObjectFieldStart("interactionStatistic");
        json.writeStringField("@type", "InteractionCounter");
        json.writeStringField("interactionType", CONTEXT + "/" + action);
        json.writeNumberField("userInteractionCount", count);
        json.writeEndObject();
    }

    private static void time(JsonGenerator json, String field, JsonNode time) throws IOException {
        if (time.isTextual()) {
            json.writeStringField(field, time.asText());
        }
    }
}

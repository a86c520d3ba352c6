package io.repartee.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import java.util.List;
import java.util.Map;

/** The bodies that tests send, and the calls that they make most. */
final class Drafts {
    private Drafts() {}

    static Map<String, Object> comment(String page, String body) {
        return Map.of("page", Map.of("key", page), "body", body);
    }

    static Map<String, Object> reply(String page, String parent, String body) {
        return Map.of("page", Map.of("key", page), "parentId", parent, "body", body);
    }

    static Map<String, Object> edit(String body, int revision) {
        return Map.of("body", body, "revision", revision);
    }

    static Map<String, Object> decision(String action, String comment, int revision, String expect) {
        return Map.of(
                "action",
                action,
                "items",
                List.of(Map.of("commentId", comment, "revision", revision, "expect", expect)));
    }

    /** Posts and gives the comment's id. */
    static String post(Api who, String page, String body) {
        return id(who.post("/comments", comment(page, body)));
    }

    static String answer(Api who, String page, String parent, String body) {
        return id(who.post("/comments", reply(page, parent, body)));
    }

    /** The one result of a decision about one comment. */
    static JsonNode decide(Api who, String action, String comment, int revision, String expect) {
        return who.post("/decisions", decision(action, comment, revision, expect))
                .is(200)
                .at("/results/0");
    }

    /** A thread as it is in the database now, past the pages that are kept for a quarter of a second. */
    static Reply thread(Api who, String page) {
        return who.get("/thread?page=" + page + "&fresh=any:0:0").is(200);
    }

    /** The account of somebody, who posts a comment to have one. */
    static String author(Api who, String page) {
        return who.post("/comments", comment(page, "hello")).is(201).text("/comment/author/id");
    }

    static Map<String, Object> sanction(String kind) {
        return Map.of("kind", kind, "reason", "insults");
    }

    static Map<String, Object> suspension(String until) {
        return Map.of("kind", "suspend", "reason", "insults", "until", until);
    }

    private static String id(Reply posted) {
        return posted.is(201).text("/comment/id");
    }
}

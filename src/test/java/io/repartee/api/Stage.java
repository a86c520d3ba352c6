package io.repartee.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.TestServer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one call of one caller is about, which nobody else's is: a comment that is published, one that a moderator removed, and the like.
 * Each is made when it is asked for, since most calls are about one of them. Used by one thread.
 */
final class Stage {
    /** A notice of illegal content. */
    static final Map<String, Object> NOTICE = Map.of(
            "offence",
            "other",
            "explanation",
            "It is not allowed to say that.",
            "name",
            "Grace",
            "email",
            "grace@example.org",
            "goodFaith",
            true);

    private final TestServer server;
    private final String key = TestServer.page();
    private @Nullable String published;
    private @Nullable String removed;
    private @Nullable String decision;
    private @Nullable String offender;

    Stage(TestServer server) {
        this.server = server;
    }

    /** The key of a page with a comment. */
    String page() {
        published();
        return key;
    }

    /** A comment of {@code Author}. */
    String published() {
        if (published == null) {
            published = Drafts.post(server.reader("Author"), key, "published");
        }
        return published;
    }

    /** Another of {@code Author}, which a moderator has rejected. */
    String removed() {
        if (removed == null) {
            removed = Drafts.post(server.reader("Author"), key, "removed");
            JsonNode result = Drafts.decide(server.moderator("Before"), "reject", removed, 1, "published");
            decision = result.path("decisionId").asText();
        }
        return removed;
    }

    /** That decision. */
    @Nullable
    String decision() {
        removed();
        return decision;
    }

    /** The account of somebody who has commented, the same for all. */
    String offender() {
        if (offender == null) {
            offender = Drafts.author(server.reader("Offender"), key);
        }
        return offender;
    }

    /** A sanction on the offender. */
    String sanction() {
        return server.moderator("Before")
                .post("/accounts/" + offender() + "/sanctions", Drafts.sanction("premoderate"))
                .is(201)
                .text("/id");
    }

    /** A sanction on a domain. */
    String domain() {
        return server.moderator("Before")
                .post("/sanctions", Map.of("domain", "a.example", "kind", "premoderate", "reason", "spam"))
                .is(201)
                .text("/id");
    }

    /** The account of somebody whom nobody else has to do with. */
    String bystander() {
        return Drafts.author(server.reader("Bystander of " + key), key);
    }
}

package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.Bodies;
import io.repartee.testing.OpenApi;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Role × call × object × site, made from {@code openapi.yaml}: whoever is not of this site is refused before anything is looked up,
 * whatever the object; and to whoever is, another site's objects are as absent as those that never were, in the answer and in
 * its wording. A new call is tried by itself, with a body
 * made from its description; the objects that both sites have are in {@link #objects}.
 */
class MatrixIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private static final OpenApi API = OpenApi.description();
    private static final String SITE = "/api/v1/sites/{site}";

    /** What the two sites have: one of each kind of object. */
    private static Map<String, String> here;

    private static Map<String, String> elsewhere;

    private enum Who {
        NOBODY,
        GUEST,
        READER,
        BANNED,
        MODERATOR,
        ADMIN,
        FOREIGN_READER,
        FOREIGN_MODERATOR,
        FOREIGN_ADMIN,
        EXPIRED;

        Api api() {
            Api nobody = SERVER.anonymous();
            return switch (this) {
                case NOBODY -> nobody;
                case GUEST ->
                    nobody.as(nobody.post("/auth/guest", Map.of("name", "G")).text("/token"));
                case READER -> SERVER.reader("Some Reader");
                case BANNED -> SERVER.reader("Banned");
                case MODERATOR -> SERVER.moderator("Some Moderator");
                case ADMIN ->
                    nobody.as(SsoToken.of("daily", "Some Admin").role("admin").text());
                case FOREIGN_READER ->
                    nobody.as(SsoToken.of("strict", "Foreign").text());
                case FOREIGN_MODERATOR ->
                    nobody.as(SsoToken.of("strict", "Foreign").role("moderator").text());
                case FOREIGN_ADMIN ->
                    nobody.as(SsoToken.of("strict", "Foreign").role("admin").text());
                case EXPIRED ->
                    nobody.as(SsoToken.of("daily", "Some Admin")
                            .role("admin")
                            .expired()
                            .text());
            };
        }

        /** What refuses such a caller wherever a token is read; null when nothing does. */
        String refusal() {
            return switch (this) {
                case FOREIGN_READER, FOREIGN_MODERATOR, FOREIGN_ADMIN -> "token_invalid";
                case EXPIRED -> "token_expired";
                default -> null;
            };
        }
    }

    @BeforeAll
    static void furnish() {
        here = objects(SERVER, "daily");
        elsewhere = objects(SERVER, "strict");
        String banned = Drafts.author(SERVER.reader("Banned"), TestServer.page());
        SERVER.moderator("Chief")
                .post("/accounts/" + banned + "/sanctions", Drafts.sanction("ban"))
                .is(201);
    }

    /** By the kind of thing that an operation's path names. */
    static Map<String, String> objects(TestServer server, String site) {
        String page = TestServer.page();
        Api author = server.anonymous().at(site).as(SsoToken.of(site, "Author").text());
        Api chief = server.anonymous()
                .at(site)
                .as(SsoToken.of(site, "Chief").role("moderator").text());
        String comment = Drafts.post(author, page, "secret of " + site);
        String decided = Drafts.post(author, page, "another secret of " + site);
        String expect = site.equals("daily") ? "published" : "held";
        Map<String, String> objects = new TreeMap<>();
        objects.put("comments", comment);
        objects.put("claims", comment);
        objects.put("notices", notice(author, chief, page, expect));
        objects.put(
                "decisions",
                Drafts.decide(chief, "reject", decided, 1, expect)
                        .path("decisionId")
                        .asText());
        objects.put("accounts", Drafts.author(author, page));
        objects.put(
                "sanctions",
                chief.post("/accounts/" + objects.get("accounts") + "/sanctions", Drafts.sanction("premoderate"))
                        .is(201)
                        .text("/id"));
        objects.put("warnings", objects.get("sanctions"));
        objects.put("profiles", objects.get("accounts"));
        objects.put("mutes", objects.get("accounts"));
        objects.put(
                "appeals",
                author.post("/comments/" + decided + "/appeal", Map.of("body", "secret of " + site))
                        .is(201)
                        .text("/id"));
        objects.putAll(ofAdministrators(server, site));
        return objects;
    }

    /** A notice about a comment that readers see. */
    private static String notice(Api author, Api chief, String page, String expect) {
        String shown = Drafts.post(author, page, "shown to all");
        Drafts.decide(chief, "approve", shown, 1, expect);
        return author.post("/comments/" + shown + "/illegal-content", Stage.NOTICE)
                .is(201)
                .text("/id");
    }

    private static Map<String, String> ofAdministrators(TestServer server, String site) {
        Api admin = server.anonymous()
                .at(site)
                .as(SsoToken.of(site, "Owner").role("admin").text());
        Map<String, Object> webhook =
                Map.of("url", "https://" + site + ".example/hook", "events", List.of("comment.published"));
        Map<String, Object> invitation = Map.of("role", "moderator");
        Map<String, Object> key = Map.of("kind", "secret", "issuer", "https://" + site + ".example");
        String hook = admin.post("/webhooks", webhook).is(201).text("/id");
        // one that is on would give the nodes work at times of their own
        admin.patch("/webhooks/" + hook, Map.of("enabled", false)).is(200);
        return Map.of(
                "webhooks", hook,
                "imports",
                        admin.post("/imports", Map.of("name", "secret of " + site, "bytes", 1))
                                .is(201)
                                .text("/id"),
                "invitations", admin.post("/invitations", invitation).is(201).text("/id"),
                "sso-keys", admin.post("/sso-keys", key).is(201).text("/id"));
    }

    /** A call about an object, with {@code %s} where its id belongs. */
    record Call(OpenApi.Operation operation, String kind, String path, String body) {
        Reply by(Api who, String id) {
            return who.send(operation.method(), path.formatted(id), body);
        }

        @Override
        public String toString() {
            return operation.toString();
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void refusesStrangersWhateverTheyNameAndInTheSameWords(Call call) {
        for (Who who : Who.values()) {
            if (who.refusal() == null || readsNoToken(call.operation())) {
                continue;
            }
            Api api = who.api();
            String own = said(call.by(api, here.getOrDefault(call.kind(), id())));
            assertThat(own).as(who + " " + call).contains(who.refusal());
            assertThat(said(call.by(api, elsewhere.getOrDefault(call.kind(), id()))))
                    .as(who + " " + call)
                    .isEqualTo(own);
            assertThat(said(call.by(api, id()))).as(who + " " + call).isEqualTo(own);
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void answersAboutAnotherSitesObjectsAsAboutAbsentOnes(Call call) {
        for (Who who : List.of(Who.NOBODY, Who.GUEST, Who.READER, Who.BANNED, Who.MODERATOR, Who.ADMIN)) {
            Api api = who.api();
            String absent = id();
            String foreign = elsewhere.getOrDefault(call.kind(), id());

            String told = said(call.by(api, foreign)).replace(foreign, "ID");

            assertThat(told)
                    .as(who + " " + call)
                    .isEqualTo(said(call.by(api, absent)).replace(absent, "ID"));
            assertThat(told).as(who + " " + call).doesNotContain("secret of strict");
        }
    }

    @ParameterizedTest
    @MethodSource("moderating")
    void isForModeratorsAlone(OpenApi.Operation operation) {
        for (Who who : List.of(Who.NOBODY, Who.GUEST, Who.READER, Who.BANNED)) {
            String path = operation.template().substring(SITE.length()).replaceAll("\\{queue}", "pending");
            Reply reply = who.api().send(operation.method(), path.replaceAll("\\{[a-z]+}", id()), Bodies.of(operation));
            assertThat(reply.json().path("code").asText())
                    .as(who + " " + operation)
                    .isIn(who == Who.NOBODY ? Set.of("token_missing") : Set.of("role_required", "account_banned"));
        }
    }

    @Test
    void triesEveryCallThatNamesAnObject() {
        assertThat(calls().map(Call::kind).distinct().toList())
                .contains(
                        "comments",
                        "decisions",
                        "accounts",
                        "claims",
                        "appeals",
                        "notices",
                        "webhooks",
                        "imports",
                        "sso-keys");
    }

    static Stream<Call> calls() {
        List<Call> calls = new ArrayList<>();
        for (OpenApi.Operation operation : API.operations()) {
            String template = operation.template();
            if (template.startsWith(SITE) && template.substring(SITE.length()).matches(".*\\{(?!queue)[a-z]+}.*")) {
                calls.add(call(operation, template.substring(SITE.length())));
            }
        }
        return calls.stream();
    }

    static Stream<OpenApi.Operation> moderating() {
        return API.operations().stream()
                .filter(operation -> operation.node().path("tags").toString().contains("moderating"))
                .filter(operation -> operation.template().startsWith(SITE));
    }

    /** The last id of a path is the object's; one before it is its owner's, whom this site has. */
    private static Call call(OpenApi.Operation operation, String template) {
        String[] parts = template.split("/");
        String kind = "";
        int place = 0;
        for (int n = 1; n < parts.length; n++) {
            if (parts[n].startsWith("{")) {
                kind = parts[n - 1];
                place = n;
            }
        }
        for (int n = 1; n < parts.length; n++) {
            if (parts[n].startsWith("{")) {
                parts[n] = n == place ? "%s" : id();
            }
        }
        return new Call(operation, kind, String.join("/", parts), Bodies.of(operation));
    }

    private static boolean readsNoToken(OpenApi.Operation operation) {
        JsonNode security = operation.node().path("security");
        return security.isArray() && security.toString().equals("[{}]");
    }

    private static String said(Reply reply) {
        return reply.status() + " " + reply.text();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}

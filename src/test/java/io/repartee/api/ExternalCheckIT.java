package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.repartee.testing.Api;
import io.repartee.testing.PublisherToken;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real service is asked about comments that wait for it; whatever it does, silence never publishes. */
class ExternalCheckIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.with("""
                    limits: {comments-per-minute: 0}
                    egress: {private-networks: ["127.0.0.1/32"], plain-http: true}
                    """)
            .andSite(PublisherToken.site("asking", "post").replace("http://localhost:8080", TestServer.ORIGIN));

    private static final String SECRET = "a secret of thirty-two characters";
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Map<String, AtomicInteger> ASKED = new ConcurrentHashMap<>();
    private static final Map<String, CountDownLatch> GATES = new ConcurrentHashMap<>();
    private static HttpServer service;

    private final String page = TestServer.page();
    private final Api ada = at(SsoToken.of("asking", "Ada").text());
    private final Api mod = at(SsoToken.of("asking", "Mod").role("moderator").text());

    @BeforeAll
    static void begin() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        service.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        service.createContext("/check", ExternalCheckIT::answer);
        service.start();
        Api admin = at(SsoToken.of("asking", "Admin").role("admin").text());
        Map<String, Object> external = Map.of(
                "then",
                "spam",
                "url",
                "http://127.0.0.1:" + service.getAddress().getPort() + "/check",
                "secret",
                SECRET,
                "seconds",
                2,
                "tries",
                2);
        Map<String, Object> phases =
                Map.of("external", external, "suspectWords", Map.of("words", java.util.List.of("casino")));
        admin.send("PUT", "/settings", Api.json(Map.of("revision", 0, "policy", Map.of("phases", phases))))
                .is(200);
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                at(SsoToken.of("asking", "First").text())
                                        .post("/comments", Drafts.comment("first", "publish"))
                                        .is(201)
                                        .text("/comment/status"))
                        .isEqualTo("held"));
    }

    @AfterAll
    static void end() {
        service.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"publish,published", "spam,spam", "reject,spam"})
    void theVerdictIsAppliedNoStricterThanTheSettingAllows(String answer, String status) {
        String id = Drafts.post(ada, page, answer + " " + page);

        await(id, status);
        assertThat(asked(answer + " " + page)).isEqualTo(1);
    }

    @Test
    void aVerdictToHoldLeavesItToAModeratorWhoSeesWhy() {
        String id = Drafts.post(ada, page, "hold " + page);

        JsonNode finding = awaitFinding(id, "because");

        assertThat(finding.path("ruling").asText()).isEqualTo("hold");
        assertThat(status(id)).isEqualTo("held");
    }

    @Test
    void whatAnotherPhaseHoldsStaysHeld() {
        String id = Drafts.post(ada, page, "publish casino " + page);

        awaitFinding(id, "because");
        assertThat(status(id)).isEqualTo("held");
    }

    @Test
    void asksAgainAfterAnError() {
        String id = Drafts.post(ada, page, "error-once " + page);

        await(id, "published");
        assertThat(asked("error-once " + page)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "error,status 500",
        "garbage,not understood",
        "redirect,status 302",
        "endless,too long",
        "silent,no answer in time"
    })
    void withoutAnAnswerItStaysWithTheModerators(String answer, String why) {
        String id = Drafts.post(ada, page, answer + " " + page);

        JsonNode finding = awaitFinding(id, "no answer after 2 tries");

        assertThat(finding.path("saw").asText()).contains(why);
        assertThat(status(id)).isEqualTo("held");
        assertThat(asked(answer + " " + page)).isEqualTo(2);
        assertThat(Drafts.decide(mod, "approve", id, 1, "held").path("outcome").asText())
                .isEqualTo("applied");
    }

    /** The node that asked is gone: when its claim is over, another one asks. Both answers arrive; one is applied. */
    @Test
    void aCheckThatWasLostIsMadeAgainAndAppliedOnce() {
        String text = "gate " + page;
        GATES.put(text, new CountDownLatch(1));
        String id = Drafts.post(ada, page, text);
        Awaitility.await().atMost(PATIENCE).until(() -> asked(text) == 1);

        SERVER.sql("update comment set check_due = now() where comment_id = $1", UUID.fromString(id));
        Awaitility.await().atMost(PATIENCE).until(() -> asked(text) == 2);
        GATES.get(text).countDown();

        await(id, "published");
        assertThat(SERVER.sql("select 1 from event where comment = $1 and type = 1", UUID.fromString(id))
                        .size())
                .isEqualTo(1);
    }

    @Test
    void whatAModeratorDecidedMeanwhileStands() {
        String text = "gate rejected " + page;
        GATES.put(text, new CountDownLatch(1));
        String id = Drafts.post(ada, page, text);
        Awaitility.await().atMost(PATIENCE).until(() -> asked(text) == 1);

        Drafts.decide(mod, "reject", id, 1, "held");
        GATES.get(text).countDown();

        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> SERVER.sql("select 1 from check_try where comment_id = $1", UUID.fromString(id))
                                .size()
                        == 0);
        assertThat(status(id)).isEqualTo("rejected");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        JsonNode check = new ObjectMapper().readTree(body);
        String text = check.path("source").asText();
        int times = ASKED.computeIfAbsent(text, first -> new AtomicInteger()).incrementAndGet();
        String how = isOurs(exchange, body) ? text.split(" ")[0] : "forged";
        if (how.equals("gate")) {
            pass(GATES.get(text));
            how = "publish";
        }
        switch (how) {
            case "publish", "hold", "spam", "reject" ->
                send(exchange, 200, "{\"ruling\":\"" + how + "\",\"saw\":\"because\"}");
            case "error-once" -> send(exchange, times == 1 ? 500 : 200, "{\"ruling\":\"publish\"}");
            case "error" -> send(exchange, 500, "{\"ruling\":\"publish\"}");
            case "redirect" -> {
                exchange.getResponseHeaders().add("location", "/elsewhere");
                send(exchange, 302, "");
            }
            case "garbage" -> send(exchange, 200, "{\"ruling\":\"maybe\"}");
            case "endless" -> send(exchange, 200, "x".repeat(200_000));
            case "silent" -> pass(new CountDownLatch(1));
            default -> send(exchange, 403, "");
        }
    }

    /** As the documentation tells a service to check it, with nothing of the product's. */
    private static boolean isOurs(HttpExchange exchange, byte[] body) {
        try {
            String timestamp = exchange.getRequestHeaders().getFirst("Repartee-Timestamp");
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            String expected = "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
            return expected.equals(exchange.getRequestHeaders().getFirst("Repartee-Signature"))
                    && Math.abs(System.currentTimeMillis() / 1000 - Long.parseLong(timestamp)) < 60;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await(20, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static int asked(String text) {
        return ASKED.getOrDefault(text, new AtomicInteger()).get();
    }

    private void await(String id, String status) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(status(id)).isEqualTo(status));
    }

    private JsonNode awaitFinding(String id, String saw) {
        JsonNode[] found = new JsonNode[1];
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            for (JsonNode item : mod.get("/queues/pending?limit=200").is(200).at("/items")) {
                for (JsonNode finding : item.path("findings")) {
                    boolean is = item.path("id").asText().equals(id)
                            && finding.path("saw").asText().contains(saw);
                    found[0] = is ? finding : found[0];
                }
            }
            assertThat(found[0]).isNotNull();
        });
        return found[0];
    }

    private String status(String id) {
        return mod.get("/comments/" + id).is(200).text("/comment/status");
    }

    private static Api at(String token) {
        return SERVER.anonymous().at("asking").as(token);
    }
}

package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The publisher's own systems are told: signed, in the order of the commits, again after failures, never what was removed. */
class WebhooksIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.with("""
            limits: {comments-per-minute: 0, guests-per-minute: 0}
            egress: {private-networks: ["127.0.0.1/32"], plain-http: true}
            """);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Heard> HEARD = new CopyOnWriteArrayList<>();
    private static volatile int answer = 200;
    private static HttpServer service;

    private final String page = TestServer.page();
    private final Api ada = SERVER.reader("Ada of " + page);
    private final Api admin =
            SERVER.anonymous().as(SsoToken.of("daily", "Admin").role("admin").text());

    /** A request as the service got it. */
    private record Heard(String path, Map<String, String> headers, String text, JsonNode json, int answered) {}

    @BeforeAll
    static void begin() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        service.createContext("/", WebhooksIT::hear);
        service.start();
    }

    @AfterAll
    static void end() {
        service.stop(0);
    }

    @Test
    void tellsEachEventSignedAsTheStandardSays() {
        Reply made = create("comment.published", "comment.removed");
        String id = Drafts.post(ada, page, "hello");
        ada.patch("/comments/" + id, Drafts.edit("hello again", 1)).is(200);
        ada.delete("/comments/" + id).is(204);

        await().until(() ->
                about(made, id).stream().anyMatch(heard -> type(heard).equals("comment.removed")));

        Heard removed = about(made, id).stream()
                .filter(heard -> type(heard).equals("comment.removed"))
                .findFirst()
                .orElseThrow();
        assertThat(removed.json().at("/data/id").asText()).isEqualTo(id);
        assertThat(about(made, id)).extracting(WebhooksIT::type).doesNotContain("comment.edited");
        about(made, id)
                .forEach(heard -> assertThat(heard.headers().get("webhook-signature"))
                        .isEqualTo("v1," + signature(made.text("/secret"), heard)));
        assertThat(admin.get("/webhooks/" + made.text("/id")).is(200).text()).doesNotContain("whsec_");
    }

    @Test
    void aCommentIsToldAsReadersSeeItAndWhatFailedIsTriedAgainUnderTheSameId() {
        Reply made = create("comment.published");
        answer = 500;
        String id = Drafts.post(ada, page, "hello");
        await().until(() -> !about(made, id).isEmpty());
        await().until(() -> delivery(made, id).path("error").asText().equals("it answered 500"));
        answer = 200;

        await().atMost(java.time.Duration.ofSeconds(30))
                .until(() -> about(made, id).stream().anyMatch(heard -> heard.answered() == 200));

        assertThat(about(made, id).stream()
                        .map(heard -> heard.headers().get("webhook-id"))
                        .distinct())
                .hasSize(1);
        JsonNode comment = about(made, id).get(0).json().at("/data/comment");
        assertThat(comment.path("html").asText()).contains("hello");
        assertThat(comment.at("/page/key").asText()).isEqualTo(page);
        assertThat(comment.has("source")).isFalse();
        await().until(() -> delivery(made, id).path("state").asText().equals("delivered"));
    }

    @Test
    void whatIsRemovedBeforeItIsDeliveredIsNeverTold() {
        Reply made = create("comment.published");
        answer = 500;
        String id = Drafts.post(ada, page, "a secret that slipped out");
        await().until(() -> !about(made, id).isEmpty());
        int before = about(made, id).size();
        ada.delete("/comments/" + id).is(204);
        answer = 200;
        String delivery = delivery(made, id).path("id").asText();
        makeDue(made);

        await().until(() -> delivery(made, id).path("state").asText().equals("delivered"));

        assertThat(about(made, id).subList(before, about(made, id).size())).isEmpty();
        admin.send("POST", "/webhooks/" + made.text("/id") + "/deliveries/" + delivery + "/replay", null)
                .is(204);
        await().until(() -> delivery(made, id).path("state").asText().equals("delivered"));
        assertThat(about(made, id)).hasSize(before);
    }

    @Test
    void whoSaysGoneIsSwitchedOffAndCanBeMadeUpForByAReplay() {
        Reply made = create("comment.published");
        answer = 410;
        String id = Drafts.post(ada, page, "hello");
        await().until(() ->
                !admin.get("/webhooks/" + made.text("/id")).at("/enabled").asBoolean());
        assertThat(admin.get("/webhooks/" + made.text("/id")).text("/disabledWhy"))
                .isEqualTo("it answered 410");
        await().until(() -> delivery(made, id).path("state").asText().equals("given-up"));
        answer = 200;

        admin.patch("/webhooks/" + made.text("/id"), Map.of("enabled", true)).is(200);
        assertThat(admin.send("POST", "/webhooks/" + made.text("/id") + "/replay", null)
                        .is(200)
                        .at("/replayed")
                        .asInt())
                .isOne();

        await().until(() -> delivery(made, id).path("state").asText().equals("delivered"));
    }

    @Test
    void whileASecretIsReplacedBothSign() {
        Reply made = create("comment.published");
        Reply rotated = admin.send("POST", "/webhooks/" + made.text("/id") + "/secret", null)
                .is(200);
        String id = Drafts.post(ada, page, "hello");
        await().until(() -> !about(made, id).isEmpty());

        Heard heard = about(made, id).get(0);

        assertThat(heard.headers().get("webhook-signature").split(" "))
                .containsExactly(
                        "v1," + signature(rotated.text("/secret"), heard),
                        "v1," + signature(made.text("/secret"), heard));
    }

    @Test
    void theFirehoseTellsEverythingOnceInOrderAndGoesOnFromAPosition() throws Exception {
        List<JsonNode> heard = new CopyOnWriteArrayList<>();
        List<String> positions = new CopyOnWriteArrayList<>();
        Thread first = follow("", heard, positions);
        await().until(() -> !positions.isEmpty());
        List<String> written = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            written.add(Drafts.post(ada, page + "-" + n % 3, "number " + n));
        }
        await().until(() -> ids(heard).containsAll(written));
        first.interrupt();
        String upTo = positions.get(positions.size() - 1);
        long last = Long.parseLong(upTo.split(":")[1]); // what came after it while the first one ended is told again
        await().until(() -> heard.stream().anyMatch(event -> event.path("seq").asLong() == last));

        for (int n = 20; n < 30; n++) {
            written.add(Drafts.post(ada, page + "-" + n % 3, "number " + n));
        }
        List<JsonNode> later = new CopyOnWriteArrayList<>();
        Thread second = follow("?since=" + upTo, later, positions);
        await().until(() -> ids(later).contains(written.get(29)));
        second.interrupt();

        assertThat(later.get(0).path("seq").asLong()).isEqualTo(last + 1);
        List<JsonNode> all = new ArrayList<>(heard);
        all.removeIf(event -> event.path("seq").asLong() > last);
        all.addAll(later);
        for (int n = 1; n < all.size(); n++) {
            assertThat(all.get(n).path("seq").asLong())
                    .isEqualTo(all.get(n - 1).path("seq").asLong() + 1);
        }
        List<String> own = ids(all).stream().filter(written::contains).toList();
        assertThat(own).containsExactlyElementsOf(written);
    }

    private Reply create(String... events) {
        answer = 200;
        String url = "http://127.0.0.1:" + service.getAddress().getPort() + "/" + page;
        return admin.post("/webhooks", Map.of("url", url, "events", List.of(events)))
                .is(201);
    }

    private static void makeDue(Reply made) {
        SERVER.sql(
                "update outbox set due = now() where destination = 'webhook:' || $1 and state = 0", made.text("/id"));
    }

    private JsonNode delivery(Reply webhook, String comment) {
        Reply log =
                admin.get("/webhooks/" + webhook.text("/id") + "/deliveries").is(200);
        for (JsonNode each : log.at("/items")) {
            if (each.path("commentId").asText().equals(comment)) {
                return each;
            }
        }
        throw new AssertionError("no delivery about " + comment + " in " + log.text());
    }

    private List<Heard> about(Reply webhook, String comment) {
        String path = URI.create(webhook.text("/url")).getPath();
        return HEARD.stream()
                .filter(heard -> heard.path().equals(path) && heard.text().contains(comment))
                .toList();
    }

    private static String type(Heard heard) {
        return heard.json().path("type").asText();
    }

    private static List<String> ids(List<JsonNode> events) {
        return events.stream().map(event -> event.at("/comment/id").asText()).toList();
    }

    private static void hear(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> headers = new java.util.HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
        int status = answer;
        HEARD.add(new Heard(exchange.getRequestURI().getPath(), headers, text, JSON.readTree(text), status));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static String signature(String secret, Heard heard) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            String signed = heard.headers().get("webhook-id") + "."
                    + heard.headers().get("webhook-timestamp") + "." + heard.text();
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Reads server-sent events until it is interrupted. */
    private static Thread follow(String query, List<JsonNode> events, List<String> positions) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(SERVER.address() + "/api/v1/sites/daily/firehose" + query))
                .header(
                        "authorization",
                        "Bearer " + SsoToken.of("daily", "Admin").role("admin").text())
                .build();
        HttpResponse<java.io.InputStream> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        Thread reader = new Thread(() -> {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                String id = "";
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("id:")) {
                        id = line.substring(3).strip();
                    } else if (line.startsWith("data:")) {
                        JsonNode data = JSON.readTree(line.substring(5));
                        positions.add(id);
                        data.path("events").forEach(events::add);
                    }
                }
            } catch (IOException e) {
                // it was ended
            }
        });
        reader.setDaemon(true);
        reader.start();
        return reader;
    }
}

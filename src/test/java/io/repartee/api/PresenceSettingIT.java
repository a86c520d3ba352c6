package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.LiveReader;
import io.repartee.testing.PublisherToken;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A site says whether its readers are counted, and every node follows at once, for sockets that are open too. */
class PresenceSettingIT {
    private static final String SITE = "counted";

    @RegisterExtension
    static final TestServer SERVER = TestServer.usual().andSite(PublisherToken.site(SITE, "post"));

    private static URI there;

    private final String thread = "thread:" + TestServer.page();
    private final Api admin = SERVER.anonymous()
            .at(SITE)
            .as(SsoToken.of(SITE, "Admin").role("admin").text());

    @BeforeAll
    static void startTheOtherNode() {
        there = SERVER.anotherNode();
    }

    @Test
    void readersAreCountedAsTheSiteWantsIt() {
        String ann = SsoToken.of(SITE, "Ann").text();
        try (LiveReader anybody = reading(null);
                LiveReader writer = reading(ann)) {
            awaitReaders(anybody, 2);
            change(Map.of("readers", true, "typing", false));
            awaitRefusedTyping(writer);
            assertThat(features()).isEqualTo("[\"presence\"]");

            // more than once: what comes back before anybody has noticed that it was gone is easily lost
            for (int n = 0; n < 5; n++) {
                change(Map.of("readers", false, "typing", true));
                awaitReaders(anybody, 0);
                awaitReaders(writer, 0);
                assertThat(features()).isEqualTo("[]");

                change(Map.of());
                awaitReaders(anybody, 2);
                awaitReaders(writer, 2);
            }
            assertThat(features()).isEqualTo("[\"presence\",\"typing\"]");
        }
    }

    private LiveReader reading(String token) {
        LiveReader reader = LiveReader.connect(there, SITE, token);
        reader.subscribe(thread, null);
        reader.awaitSubscribed(thread);
        return reader;
    }

    private void change(Map<String, Object> presence) {
        int revision = admin.get("/settings").is(200).at("/revision").asInt();
        admin.send("PUT", "/settings", Api.json(Map.of("revision", revision, "policy", Map.of("presence", presence))))
                .is(200);
    }

    /** The last word about it. */
    private void awaitReaders(LiveReader reader, int readers) {
        Awaitility.await(readers + " readers")
                .atMost(Duration.ofSeconds(30))
                .until(() -> reader.frames().stream()
                        .filter(frame -> type(frame).equals("presence"))
                        .reduce((before, after) -> after)
                        .filter(last -> last.path("readers").asInt() == readers)
                        .isPresent());
    }

    private void awaitRefusedTyping(LiveReader writer) {
        Awaitility.await("typing is refused").until(() -> {
            writer.send("{\"type\":\"typing\",\"stream\":\"" + thread + "\"}");
            return writer.frames().stream()
                    .anyMatch(frame -> frame.path("code").asText().equals("feature_unavailable"));
        });
    }

    /** What a newcomer is offered. */
    private static String features() {
        try (LiveReader newcomer = LiveReader.connect(there, SITE, null)) {
            Awaitility.await("welcome")
                    .until(() -> newcomer.frames().stream()
                            .anyMatch(frame -> type(frame).equals("welcome")));
            return newcomer.frames().get(0).path("features").toString();
        }
    }

    private static String type(JsonNode frame) {
        return frame.path("type").asText();
    }
}

package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.PublisherToken;
import io.repartee.testing.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of the whole server while people post at full speed: what was acknowledged is there afterwards. */
class CrashIT {
    private static final int PEOPLE = 32;
    private static final int PAGES = 5;
    private static final int ENOUGH = 1_000;

    @TempDir
    Path room;

    @Test
    void losesNothingThatWasAcknowledged() throws Exception {
        Set<String> acknowledged = postUntilKilled(Posters.Count.WHEN_ANSWERED);

        try (ServerProcess again = start()) {
            assertThat(missing(acknowledged, again)).isEmpty();
        }
        ServerProcess.Ended check = ServerProcess.command(room, "check", "--data", data());
        assertThat(check.code()).as(check.output()).isZero();
    }

    /** The negative control: were posts acknowledged before they are durable, this test would see it. */
    @Test
    void wouldNoticeAnAcknowledgementBeforeTheCommit() throws Exception {
        Set<String> acknowledged = postUntilKilled(Posters.Count.WHEN_SENT);

        try (ServerProcess again = start()) {
            assertThat(missing(acknowledged, again)).isNotEmpty();
        }
    }

    private Set<String> postUntilKilled(Posters.Count count) throws IOException {
        try (ServerProcess server = start();
                Posters posters = new Posters(site(server), "daily", PEOPLE, PAGES, count)) {
            Awaitility.await("many acknowledged posts")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> posters.acknowledged().size() >= ENOUGH);
            server.kill();
            return posters.acknowledged();
        }
    }

    private static Set<String> missing(Set<String> acknowledged, ServerProcess server) throws Exception {
        Set<String> missing = new HashSet<>(acknowledged);
        missing.removeAll(new PublicReader(site(server)).textsOf(PAGES));
        return missing;
    }

    private ServerProcess start() throws IOException {
        Path config = room.resolve("repartee.yaml");
        Files.writeString(config, "limits: {comments-per-minute: 0}\nsites:\n" + PublisherToken.site("daily", "post"));
        return ServerProcess.start(room, "--config", config.toString(), "--data", data());
    }

    private String data() {
        return room.resolve("data").toString();
    }

    private static URI site(ServerProcess server) {
        return URI.create(server.address() + "/api/v1/sites/daily");
    }
}

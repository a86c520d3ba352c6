package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.PublisherToken;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client comes back after long: it gets all it missed, or is told plainly to load again; never a part, never a mixture of two
 * histories. Also when the database was set back to an older copy under nodes and clients that know better.
 */
class AwayIT {
    private static final String PAGE = "story";
    private static final String SAME_MARKS = """
            create function same_mark() returns trigger language plpgsql as $$ begin new.mark := 7; return new; end $$;
            create trigger same_mark before insert on event for each row execute function same_mark();
            create trigger same_mark before insert or update on stream_head for each row execute function same_mark()
            """;

    @TempDir
    Path room;

    private final Posting posting = new Posting();

    /** What a client that came back was told. */
    private record Told(boolean resync, List<String> texts, Place after) {}

    @Test
    void getsEverythingAfterALongTime() throws Exception {
        try (Deployment deployment = Deployment.of(room, 1)) {
            post(deployment, "first");
            Place before = place(deployment);
            List<String> missed = new ArrayList<>();
            for (int n = 0; n < Form.of(150, 5_000); n++) {
                post(deployment, "missed" + n);
                missed.add("missed" + n);
            }
            deployment.node(0).terminate();
            deployment.node(0).restart();

            Told told = comeBack(deployment, before, missed.size());

            Report.line("away, kept", "%d events missed, %d told, in order", missed.size(), told.texts.size());
            assertThat(told.resync).isFalse();
            assertThat(told.texts).isEqualTo(missed);
        }
    }

    @Test
    void isToldToLoadAgainWhenItsPositionWasTrimmed() throws Exception {
        try (Deployment deployment = Deployment.of(room, 1)) {
            post(deployment, "first");
            Place before = place(deployment);
            for (int n = 0; n < 20; n++) {
                post(deployment, "later" + n);
            }
            Place kept = place(deployment);
            post(deployment, "last");
            deployment.postgres().execute("delete from event where seq < " + kept.seq());
            deployment.node(0).terminate();
            deployment.node(0).restart();

            Told trimmed = comeBack(deployment, before, 1);
            Told within = comeBack(deployment, kept, 1);

            Report.line("away, trimmed", "resync %s, and %s for a position that is kept", trimmed.resync, within.texts);
            assertThat(trimmed.resync).isTrue();
            assertThat(trimmed.texts).isEmpty();
            assertThat(within.texts).containsExactly("last");
        }
    }

    @Test
    void isToldToLoadAgainWhenTheDatabaseWasRestored() throws Exception {
        try (Deployment deployment = Deployment.of(room, 2)) {
            List<Told> told = setBackUnder(deployment);

            Report.line(
                    "away, database restored",
                    "%d clients: %d told to load again",
                    told.size(),
                    told.stream().filter(Told::resync).count());
            assertThat(told).allSatisfy(each -> {
                assertThat(each.resync).isTrue();
                assertThat(each.texts).isEmpty();
            });
        }
    }

    /** The planted bug: marks say nothing, so that a number of another history is taken for the client's own. */
    @Test
    void wouldNoticeThatMarksAreIgnored() throws Exception {
        try (Deployment deployment = Deployment.withPlanted(room, 2, SAME_MARKS)) {
            List<Told> told = setBackUnder(deployment);

            Report.line(
                    "away, planted: marks ignored",
                    "%d clients: %d got a mixture of two histories",
                    told.size(),
                    told.stream().filter(each -> !each.resync).count());
            assertThat(told).anySatisfy(each -> assertThat(each.resync).isFalse());
        }
    }

    /** Clients at several places of a history that is lost, against another that is as long. Nodes run on all the time. */
    private List<Told> setBackUnder(Deployment deployment) throws Exception {
        post(deployment, "kept");
        deployment.postgres().stop();
        deployment.postgres().copyTo(room.resolve("backup"));
        deployment.restartPostgres();
        List<Place> lost = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            post(deployment, "lost" + n);
            lost.add(place(deployment));
        }
        deployment.postgres().stop();
        deployment.postgres().replaceBy(room.resolve("backup"));
        deployment.restartPostgres();
        for (int n = 0; n < 8; n++) {
            post(deployment, "other" + n);
        }
        List<Told> told = new ArrayList<>();
        for (Place place : lost) {
            told.add(comeBack(deployment, place, 1));
        }
        return told;
    }

    /** One after the other, so that their order is known. */
    private void post(Deployment deployment, String text) throws InterruptedException {
        String token = PublisherToken.reader(Deployment.SITE, "ada");
        long end = System.nanoTime() + Limits.PATIENCE.toNanos();
        while (posting.post(deployment.node(0).site(), token, PAGE, text, text).kind() != History.Kind.OK) {
            assertThat(System.nanoTime()).as("a post in time").isLessThan(end);
            Thread.sleep(50);
        }
    }

    private static Place place(Deployment deployment) {
        return new PublicReader(deployment.node(0).directSite()).position(PAGE);
    }

    private static Told comeBack(Deployment deployment, Place since, int expected) {
        Listening listening = new Listening();
        Followers loop = new Followers(
                deployment.vertx(),
                SocketLine.opener(deployment.vertx()),
                deployment.sites(),
                new Heads(),
                new java.util.Random(1));
        try (loop) {
            loop.onLoop(() -> loop.open(deployment.nodes().size() - 1, PAGE, since, listening));
            Awaitility.await("an answer")
                    .atMost(Limits.PATIENCE)
                    .until(() -> loop.onLoop(() -> listening.resync || listening.texts.size() >= expected));
            return loop.onLoop(() -> new Told(listening.resync, List.copyOf(listening.texts), since));
        }
    }

    private static final class Listening implements Line.Listener {
        private final List<String> texts = new ArrayList<>();
        private final Set<Long> seqs = new TreeSet<>();
        private boolean resync;

        @Override
        public void subscribed(Place from) {}

        @Override
        public void events(JsonNode events, Place after) {
            for (JsonNode event : events) {
                assertThat(seqs.add(event.path("seq").asLong())).isTrue();
                texts.add(PublicReader.text(event.path("comment")));
            }
        }

        @Override
        public void resync() {
            resync = true;
        }

        @Override
        public void alive() {}

        @Override
        public void ended(String why) {}
    }
}

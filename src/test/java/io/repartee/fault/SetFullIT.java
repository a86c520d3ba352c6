package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.PublisherToken;
import io.repartee.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes are killed, PostgreSQL is stopped at once and killed, connections are cut, stalled, half open and slow, while people
 * post and retry as the protocol says: what was acknowledged is there exactly once.
 */
class SetFullIT {
    private static final int PAGES = 5;
    private static final int PEOPLE = 16;
    private static final Writers.Habits HABITS = new Writers.Habits(PEOPLE, PAGES, 5, Retry.SAME_KEY);
    /** The bug that lets a transaction be acknowledged while its log is only in memory. */
    private static final Supplier<Filter> NOT_DURABLE = () -> new RewrittenSettings("synchronous_commit", "off");

    private static final String LAZY_LOG = "alter system set wal_writer_delay = '10s'; select pg_reload_conf()";
    /** The bug of a server that takes no notice of keys: none is ever seen twice. */
    private static final String NO_DEDUPLICATION = """
            create function forget_key() returns trigger language plpgsql as
              $$ begin new.key := new.key || gen_random_uuid(); return new; end $$;
            create trigger forget_key before insert on idempotency for each row execute function forget_key()
            """;

    @TempDir
    Path room;

    @Test
    void keepsWhatItAcknowledgedExactlyOnce() throws Exception {
        Random random = Seed.random("set-full");
        History history = new History();
        try (Deployment deployment = Deployment.of(room, 2)) {
            SetFull verdict = underFaults(deployment, history, random);

            report("set-full", verdict);
            history.write(Path.of("target", "fault-set-full.tsv"));
            assertThat(verdict.lost()).as("acknowledged and lost").isEmpty();
            assertThat(verdict.duplicated()).as("duplicated").isEmpty();
            assertThat(verdict.ghosts()).as("refused and there").isEmpty();
            assertThat(verdict.acknowledged()).isGreaterThan(Form.of(500, 20_000));
            assertBooksAreRight(deployment);
        }
    }

    @Test
    void wouldNoticeAnAcknowledgementBeforeTheCommitIsDurable() throws Exception {
        Random random = Seed.random("set-full, not durable");
        History history = new History();
        try (Deployment deployment = Deployment.behind(room, 1, NOT_DURABLE)) {
            for (String sql : LAZY_LOG.split(";")) {
                deployment.postgres().execute(sql);
            }
            try (Writers writers = new Writers(deployment.sites(), history, HABITS, random)) {
                writers.awaitAcknowledged(300);
                deployment.postgres().abort();
                deployment.restartPostgres();
            }
            SetFull verdict = SetFull.of(history, everything(deployment));

            report("set-full, planted: acknowledged before durable", verdict);
            assertThat(verdict.lost()).isNotEmpty();
        }
    }

    @Test
    void wouldNoticeThatKeysAreIgnored() throws Exception {
        Random random = Seed.random("set-full, no de-duplication");
        History history = new History();
        try (Deployment deployment = Deployment.withPlanted(room, 1, NO_DEDUPLICATION)) {
            try (Writers writers = new Writers(deployment.sites(), history, HABITS, random)) {
                writers.await("a repeated post", () -> {
                    deployment.node(0).front().resetSome(random, 0.5);
                    return !SetFull.of(history, texts(deployment)).duplicated().isEmpty();
                });
            }
            report("set-full, planted: no de-duplication", SetFull.of(history, everything(deployment)));
        }
    }

    private SetFull underFaults(Deployment deployment, History history, Random random) throws Exception {
        Faults faults = new Faults(deployment, random, Form.of(Faults.Fault.values().length, 200));
        try (Writers writers = new Writers(deployment.sites(), history, HABITS, random)) {
            writers.awaitAcknowledged(PEOPLE);
            faults.run();
            writers.awaitAcknowledged(history.count(History.Kind.OK) + PEOPLE);
        }
        return SetFull.of(history, everything(deployment));
    }

    /** As each node tells readers and moderators, which must be the same. */
    private static List<String> everything(Deployment deployment) throws Exception {
        List<String> first = of(deployment.node(0));
        for (Node node : deployment.nodes()) {
            assertThat(new HashSet<>(of(node))).isEqualTo(new HashSet<>(first));
        }
        return first;
    }

    private static List<String> of(Node node) throws Exception {
        PublicReader reader = new PublicReader(node.directSite());
        String moderator = PublisherToken.moderator(Deployment.SITE, "Mo");
        // a node whose database was away knows no rights until it has read the control stream again
        Awaitility.await("a node that knows its rights")
                .ignoreException(IOException.class)
                .until(() -> reader.get("/queues", moderator).has("counts"));
        List<String> texts = new ArrayList<>(reader.textsOf(PAGES));
        texts.addAll(reader.waiting(moderator));
        return texts;
    }

    private static List<String> texts(Deployment deployment) {
        try {
            return new PublicReader(deployment.node(0).directSite()).textsOf(PAGES);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertBooksAreRight(Deployment deployment) throws Exception {
        ServerProcess.Ended check = deployment.check();
        assertThat(check.code()).as(check.output()).isZero();
    }

    private static void report(String run, SetFull verdict) {
        Report.line(
                run,
                "%d acknowledged, %d unknown: %d lost, %d duplicated, %d refused and there",
                verdict.acknowledged(),
                verdict.unknown(),
                verdict.lost().size(),
                verdict.duplicated().size(),
                verdict.ghosts().size());
    }
}

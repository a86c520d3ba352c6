package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.PublisherToken;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One comment sent many times with one key, at once and again, to different nodes, through connections that are reset. */
class SameKeyIT {
    private static final int AT_ONCE = 4;
    private static final int MOST_TRIES = 500;
    private static final String ROWS = "select count(*) from comment";
    private static final String FORGETS_KEYS = """
            create function forget_key() returns trigger language plpgsql as
              $$ begin new.key := new.key || gen_random_uuid(); return new; end $$;
            create trigger forget_key before insert on idempotency for each row execute function forget_key()
            """;

    @TempDir
    Path room;

    private final Posting posting = new Posting();

    @Test
    void makesOneRow() throws Exception {
        Random random = Seed.random("same key");
        int comments = Form.of(50, 2_000);
        try (Deployment deployment = Deployment.of(room, 2)) {
            int acknowledged = sendAll(deployment, random, comments);

            long rows = deployment.postgres().number(ROWS);
            Report.line(
                    "same key through resets on two nodes",
                    "%d keys, each from %d clients until acknowledged, %d acknowledgements: %d rows",
                    comments,
                    AT_ONCE,
                    acknowledged,
                    rows);
            assertThat(acknowledged).isEqualTo(comments * AT_ONCE);
            assertThat(rows).isEqualTo(comments);
        }
    }

    /** The planted bug: keys are stored, but no key is ever found again. */
    @Test
    void wouldNoticeAServerThatForgetsKeys() throws Exception {
        Random random = Seed.random("same key, forgotten");
        try (Deployment deployment = Deployment.withPlanted(room, 2, FORGETS_KEYS)) {
            sendAll(deployment, random, 5);

            long rows = deployment.postgres().number(ROWS);
            Report.line("same key, planted: no de-duplication", "5 keys: %d rows", rows);
            assertThat(rows).isGreaterThan(5);
        }
    }

    /** @return how many clients got an acknowledgement in the end */
    private int sendAll(Deployment deployment, Random random, int comments) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE * 4);
        try {
            List<Future<Boolean>> sent = new ArrayList<>();
            for (int n = 0; n < comments; n++) {
                String text = "t" + new UUID(random.nextLong(), random.nextLong());
                for (int m = 0; m < AT_ONCE; m++) {
                    int first = m;
                    sent.add(clients.submit(() -> send(deployment, text, first)));
                }
            }
            clients.shutdown();
            while (!clients.awaitTermination(30, TimeUnit.MILLISECONDS)) {
                deployment.nodes().forEach(node -> node.front().resetSome(random, 0.1));
                deployment.nodes().forEach(node -> node.toDatabase().resetSome(random, 0.01));
            }
            int acknowledged = 0;
            for (Future<Boolean> each : sent) {
                acknowledged += each.get() ? 1 : 0;
            }
            return acknowledged;
        } finally {
            clients.shutdownNow();
        }
    }

    private boolean send(Deployment deployment, String text, int first) throws InterruptedException {
        String token = PublisherToken.reader(Deployment.SITE, "ada");
        for (int n = 0; n < MOST_TRIES; n++) {
            int node = (first + n) % deployment.nodes().size();
            Posting.Result result = posting.post(deployment.node(node).site(), token, Writers.page(0), text, text);
            if (!result.retry()) {
                return result.kind() == History.Kind.OK;
            }
            Thread.sleep(20);
        }
        return false;
    }
}

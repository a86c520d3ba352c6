package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.PublisherToken;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * The tables lie on a small file system, and it runs full: writes get an honest 503, reads go on, and when there is room again
 * nobody need do anything. Needs the right to mount a file system.
 */
class DiskFullIT {
    private static final String SIZE = "size=40m,mode=0777";
    private static final String FILLER = "lorem ".repeat(1_200);

    @TempDir
    Path room;

    private final Posting posting = new Posting();
    private final History history = new History();
    private int posts;

    @Test
    void refusesWritesServesReadsAndRecoversByItself() throws Exception {
        Files.setPosixFilePermissions(room, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path disk = Files.createDirectory(room.resolve("disk"));
        mount(disk);
        try (PostgresServer postgres = new PostgresServer(room.resolve("data"))) {
            Path place = postgres.directory(disk.resolve("tables"));
            postgres.execute("create tablespace small location '" + place + "'", "postgres");
            postgres.execute("alter database repartee set tablespace small", "postgres");
            try (Deployment deployment = Deployment.on(postgres, room, 1)) {
                run(deployment.node(0), disk.resolve("ballast"));
                postgres.execute("checkpoint");
            }
        } finally {
            PostgresServer.run("umount", "-l", disk.toString());
        }
    }

    private static void mount(Path disk) {
        try {
            PostgresServer.run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", disk.toString());
        } catch (IllegalStateException refused) {
            Report.line("disk full", "NOT RUN: it needs the right to mount a file system");
            throw new TestAbortedException("it needs the right to mount a file system", refused);
        }
    }

    private void run(Node node, Path ballast) throws Exception {
        assertThat(post(node).kind()).isEqualTo(History.Kind.OK);
        fill(ballast);
        Set<String> refusals = new HashSet<>();
        URI page = URI.create(node.directSite() + "/thread?page=" + Writers.page(0));
        try (Reads reads = new Reads(page, 4, Duration.ofSeconds(1))) {
            for (int n = 0; n < 60 || refusals.isEmpty(); n++) {
                assertThat(n).as("posts to a full disk").isLessThan(5_000);
                Posting.Result result = post(node);
                if (result.kind() != History.Kind.OK) {
                    refusals.add(result.detail());
                }
            }
            Report.line(
                    "disk full",
                    "writes got %s; %.2f %% of %d reads served",
                    refusals,
                    reads.share() * 100,
                    reads.count());
            assertThat(refusals).containsExactly("503 database_unavailable");
            assertThat(reads.share()).isGreaterThanOrEqualTo(0.99);
        }
        long freed = System.nanoTime();
        Files.delete(ballast);
        while (post(node).kind() != History.Kind.OK) {
            assertThat(System.nanoTime() - freed).isLessThan(Limits.PATIENCE.toNanos());
        }
        double seconds = (System.nanoTime() - freed) / 1e9;
        SetFull verdict = SetFull.of(history, everything(node));
        Report.line("disk full, room again", "acknowledges after %.2f s; %s", seconds, verdict.clean());
        assertThat(verdict.clean()).isTrue();
    }

    /** Also what waits for a moderator: one person writing much the same again and again is held. */
    private static List<String> everything(Node node) throws IOException, InterruptedException {
        PublicReader reader = new PublicReader(node.directSite());
        List<String> texts = new ArrayList<>(reader.textsOf(1));
        texts.addAll(reader.waiting(PublisherToken.moderator(Deployment.SITE, "Mo")));
        return texts;
    }

    private Posting.Result post(Node node) throws InterruptedException {
        String text = FILLER + "t" + posts++;
        String token = PublisherToken.reader(Deployment.SITE, "ada");
        Posting.Result result = posting.post(node.site(), token, Writers.page(0), text, "key-" + posts);
        history.add(0, result.kind(), text, result.detail());
        return result;
    }

    /** Until nothing more fits. */
    private static void fill(Path ballast) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }
}

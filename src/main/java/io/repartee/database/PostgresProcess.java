package io.repartee.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL and the thread that keeps it. The kernel stops PostgreSQL when the <em>thread</em> that started
 * it ends, so this one does nothing but carry PostgreSQL's log into ours until PostgreSQL or the JVM ends.
 */
final class PostgresProcess {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresProcess.class);
    private static final int LAST_LINES = 20;

    private final CompletableFuture<Process> started = new CompletableFuture<>();
    private final ArrayBlockingQueue<String> lastLines = new ArrayBlockingQueue<>(LAST_LINES);
    private final Process process;

    PostgresProcess(List<String> command, Path directory) {
        Thread keeper = new Thread(() -> keep(command, directory), "postgres-keeper");
        keeper.setDaemon(true);
        keeper.start();
        try {
            process = started.get();
        } catch (ExecutionException e) {
            throw new DatabaseNotStarted("cannot start PostgreSQL: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseNotStarted("interrupted while starting PostgreSQL", e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** The last lines it logged. */
    String said() {
        return String.join("\n", lastLines);
    }

    private void keep(List<String> command, Path directory) {
        Process child;
        try {
            child = Programs.plain(command, directory).start();
        } catch (IOException e) {
            started.completeExceptionally(e);
            return;
        }
        started.complete(child);
        try (BufferedReader log = child.inputReader()) {
            for (String line = log.readLine(); line != null; line = log.readLine()) {
                hear(line);
            }
        } catch (IOException e) {
            LOG.debug("PostgreSQL's log ended", e);
        }
        // reading may end before the process does; this thread must not
        child.onExit().join();
    }

    private void hear(String line) {
        while (!lastLines.offer(line)) {
            lastLines.poll();
        }
        if (line.contains("FATAL:") || line.contains("PANIC:")) {
            LOG.warn("{}", line);
        } else {
            LOG.debug("{}", line);
        }
    }

    /** Asks a PostgreSQL to stop (SIGINT: end all sessions, write a checkpoint) and waits for it; says whether it did. */
    static boolean stop(ProcessHandle postgres, long seconds) {
        // Java itself can send SIGTERM only, on which PostgreSQL waits for its clients
        signal("INT", postgres);
        return await(postgres, seconds);
    }

    /** Stops it without a checkpoint: the next start recovers from the log, nothing committed is lost. */
    static boolean abort(ProcessHandle postgres, long seconds) {
        signal("QUIT", postgres);
        return await(postgres, seconds);
    }

    static boolean await(ProcessHandle postgres, long seconds) {
        try {
            postgres.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !postgres.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void signal(String name, ProcessHandle process) {
        if (process.isAlive()) {
            Programs.run(
                    List.of("/bin/sh", "-c", "kill -" + name + " " + process.pid() + " 2>/dev/null || true"),
                    Path.of("/"),
                    "");
        }
    }
}

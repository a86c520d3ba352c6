package io.repartee.transfer;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Writes a part of a file while the next is being read, one after the other. Whoever hands over a part waits until the one before is
 * written, so that there are never more than two. One thread hands over; closing waits for what is under way.
 */
final class PartWriter implements AutoCloseable {
    private static final long PATIENCE_MINUTES = 30;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(run -> {
        Thread writer = new Thread(run, "import-writer");
        writer.setDaemon(true);
        return writer;
    });
    private Future<?> last = done();

    /** Writes a part. */
    @FunctionalInterface
    interface Writing {
        void write() throws SQLException;
    }

    /** Fails with what went wrong with the one before. */
    void hand(Writing part) throws SQLException {
        await();
        last = thread.submit(() -> {
            part.write();
            return null;
        });
    }

    /** Until all is written that was handed over. */
    void await() throws SQLException {
        try {
            last.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SQLException refused ? refused : new SQLException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Future<?> done() {
        FutureTask<Void> done = new FutureTask<>(() -> null);
        done.run();
        return done;
    }
}

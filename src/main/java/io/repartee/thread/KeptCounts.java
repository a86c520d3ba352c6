package io.repartee.thread;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.repartee.ids.SiteId;
import io.repartee.stream.HeadListener;
import io.repartee.web.Answer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Encoded answers to those who ask for the counts of the same pages, as everybody does who opens the same front page. An answer is given again
 * for a second at most, and not at all once one of its threads has moved, so that whoever comments here sees it counted. However many ask, it
 * is read once (single flight). Thread-safe.
 */
public final class KeptCounts implements HeadListener {
    private static final long MOST_BYTES = 16L << 20;
    private static final int MOST_HEADS = 200_000;
    private static final int OVERHEAD_BYTES = 400;
    private static final long MOST_AGE_NANOS = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    /** How many moves of threads this node has heard of. */
    private final AtomicLong moves = new AtomicLong();
    /** Which of them was the last one of a bell. */
    private final Cache<Long, Long> lastMove =
            Caffeine.newBuilder().maximumSize(MOST_HEADS).build();

    private final Cache<Asked, Kept> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Asked asked, Kept answer) -> answer.weight(asked))
            .build();
    private final ConcurrentHashMap<Asked, Flight> reading = new ConcurrentHashMap<>();

    /** @param nanos a steady clock, such as {@link System#nanoTime} */
    public KeptCounts(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Which pages were asked for, as it was put. */
    record Asked(SiteId site, String pages) {}

    /**
     * What was read.
     *
     * @param bells of the threads that it counts
     */
    record Read(Answer answer, long[] bells) {}

    @Override
    public void moved(long bell, long seq) {
        lastMove.put(bell, moves.incrementAndGet());
    }

    @Override
    public void allRewritten() {
        kept.invalidateAll();
    }

    /** @param read asks the database */
    Future<Answer> get(Asked asked, Supplier<Future<Read>> read) {
        Kept known = kept.getIfPresent(asked);
        return known != null && holds(known) ? Future.succeededFuture(known.read.answer) : load(asked, read);
    }

    private boolean holds(Kept answer) {
        return nanos.getAsLong() - answer.readAtNanos < MOST_AGE_NANOS && unmoved(answer);
    }

    private boolean unmoved(Kept answer) {
        long now = moves.get();
        if (answer.unmovedAt == now) {
            return true;
        }
        for (long bell : answer.read.bells) {
            Long move = lastMove.getIfPresent(bell);
            if (move != null && move > answer.readAt) {
                return false;
            }
        }
        answer.unmovedAt = now;
        return true;
    }

    private Future<Answer> load(Asked asked, Supplier<Future<Read>> read) {
        long at = moves.get();
        Flight under = reading.get(asked);
        if (under != null && under.at == at) {
            return under.answer;
        }
        long asOf = nanos.getAsLong();
        Future<Answer> answer = read.get().map(found -> {
            kept.asMap().merge(asked, new Kept(found, at, asOf), KeptCounts::newer);
            return found.answer;
        });
        Flight flight = new Flight(at, answer);
        reading.put(asked, flight);
        answer.onComplete(done -> reading.remove(asked, flight));
        return answer;
    }

    private static Kept newer(Kept one, Kept other) {
        return one.readAt > other.readAt ? one : other;
    }

    /** @param at the number of the last move that was known before the read began */
    private record Flight(long at, Future<Answer> answer) {}

    private static final class Kept {
        private final Read read;
        private final long readAt;
        private final long readAtNanos;
        /** Up to which move none of its threads had moved; whoever finds out more writes it down. */
        private volatile long unmovedAt;

        Kept(Read read, long readAt, long readAtNanos) {
            this.read = read;
            this.readAt = readAt;
            this.unmovedAt = readAt;
            this.readAtNanos = readAtNanos;
        }

        int weight(Asked asked) {
            return OVERHEAD_BYTES
                    + 2 * asked.pages.length()
                    + read.answer.body().length()
                    + Long.BYTES * read.bells.length;
        }
    }
}

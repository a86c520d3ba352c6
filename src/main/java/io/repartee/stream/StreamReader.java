package io.repartee.stream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one reader of a watched stream on this node. It tells its listeners strictly {@code last + 1}, {@code last + 2}, …:
 * hand-overs of this node are appended when they follow, everything else is read from the table, one read at a time. A
 * failed read is tried again with a back-off until it succeeds or nobody listens. Bound to the feed's context.
 */
final class StreamReader {
    private static final Logger LOG = LoggerFactory.getLogger(StreamReader.class);
    /** How long a hand-over that came too early may wait for the one before it, which another lane is about to bring. */
    private static final long GAP_MS = 5;

    private static final long LONGEST_WAIT_MS = 2_000;

    /** What all readers of a feed share. */
    record Parts(
            Vertx vertx,
            StreamStore store,
            CatchUp catchUp,
            TableReplay replay,
            FeedSettings settings,
            HeadListener heads,
            LongSupplier steadyMs) {}

    private final StreamId stream;
    private final Parts parts;
    private final Teller teller;
    private final Waiting waiting = new Waiting();
    private final Questions questions;
    private Optional<StreamLog> log = Optional.empty();
    private String epoch;
    private long heard;
    private long contentsFrom;
    private long tableHead;
    private long readsStarted;
    private long readsFinished;
    private boolean reading;
    private boolean gapTimer;
    private int failures;

    StreamReader(StreamId stream, String epoch, Parts parts) {
        this.stream = stream;
        this.epoch = epoch;
        this.parts = parts;
        this.teller = new Teller(parts.vertx(), parts.steadyMs(), parts.settings());
        this.questions =
                new Questions(stream, parts.replay(), teller, parts.settings().batchBytes());
    }

    StreamId stream() {
        return stream;
    }

    void open() {
        observe(parts.store().head(stream), head -> {
            tableHead = head.seq();
            log = Optional.of(
                    new StreamLog(stream, head.in(epoch), parts.settings().recentEvents()));
        });
    }

    void add(FeedListener listener) {
        teller.add(listener);
    }

    /** Takes a listener away and says whether nobody is left. */
    boolean remove(FeedListener listener) {
        teller.remove(listener);
        return teller.heardByNobody();
    }

    void whispered(Whisper whisper) {
        teller.each(listener -> listener.whispered(whisper));
    }

    void present(Attendance total) {
        teller.each(listener -> listener.present(stream, total));
    }

    /** This node has committed events. */
    void handed(Handover handover) {
        if (log.filter(known -> contradicts(known, handover.last())).isPresent()) {
            anotherHistory();
            return;
        }
        heard = Math.max(heard, handover.last().seq());
        waiting.put(handover);
        settle();
    }

    /** The stream is said to have reached that number. */
    void rang(long seq) {
        heard = Math.max(heard, seq);
        if (log.isPresent() && !reading && heard > headSeq()) {
            catchUp();
        }
    }

    /** The table's head, as a comparison has found it. */
    void compared(Head head, long askedAtSeq) {
        boolean other = head.seq() < askedAtSeq;
        if (log.isPresent() && !reading && (other || head.seq() > headSeq() || otherMark(head))) {
            catchUp();
        }
    }

    long headSeq() {
        return log.map(known -> known.head().seq()).orElse(0L);
    }

    Future<Replay> read(Optional<Position> since) {
        Future<Replay> replay = questions.ask(since, readsStarted);
        answer();
        return replay;
    }

    void forgetBefore(java.time.Instant time) {
        log.ifPresent(known -> known.forgetBefore(time));
    }

    /** Nothing that was told is valid any more; begins again at the table's head. */
    void rewritten(String newEpoch) {
        epoch = newEpoch;
        log = Optional.empty();
        teller.drop();
        contentsFrom = 0;
        heard = 0;
        waiting.clear();
        teller.each(listener -> listener.rewritten(stream));
        parts.heads().rewritten(stream);
        if (!reading) {
            open();
        }
    }

    private void anotherHistory() {
        LOG.warn("Stream {} has another history than before; its readers load it again", stream);
        rewritten(epoch);
    }

    /** Whether a committed event is not the one known by its number: the database was restored under a running node. */
    private static boolean contradicts(StreamLog known, Event committed) {
        return known.covers(committed.seq())
                && !known.confirms(new Position(known.head().epoch(), committed.seq(), committed.mark()));
    }

    private boolean otherMark(Head head) {
        Position known = log.orElseThrow().head();
        return head.seq() == known.seq() && head.mark() != known.mark();
    }

    /** Answers readers as far as possible; somebody who is ahead makes it read the table. */
    private void answer() {
        if (log.isPresent()) {
            boolean ahead = questions.answer(new Questions.Known(log.get(), epoch, tableHead, readsFinished));
            if (ahead) {
                catchUp();
            }
        }
    }

    private void settle() {
        while (log.isPresent() && !reading) {
            Optional<Handover> next = waiting.next(headSeq());
            if (next.isEmpty()) {
                break;
            }
            take(next.get());
        }
        if (log.isPresent() && !reading && waiting.overflowed()) {
            catchUp();
        } else if (!waiting.isEmpty() && !gapTimer) {
            gapTimer = true;
            parts.vertx().setTimer(GAP_MS, v -> gapWaited());
        }
    }

    private void gapWaited() {
        gapTimer = false;
        if (log.isPresent() && !reading && !waiting.isEmpty()) {
            catchUp();
        }
    }

    private void take(Handover handover) {
        Optional<Contents.Snapshot> snapshot =
                handover.snapshot().filter(taken -> handover.events().get(0).seq() > contentsFrom);
        if (snapshot.isPresent()) {
            StreamLog known = log.orElseThrow();
            known.append(handover.events(), snapshot.get());
            teller.tellSoon(known);
        } else {
            List<Event> fresh = handover.events().stream()
                    .filter(event -> event.seq() > headSeq())
                    .toList();
            observe(parts.catchUp().about(stream, fresh, false), this::found);
        }
    }

    private void catchUp() {
        if (log.isPresent() && !reading) {
            observe(parts.catchUp().after(stream, log.get().head()), this::found);
        }
    }

    private void found(CatchUp.Found found) {
        if (log.isEmpty()) {
            return;
        }
        if (!found.sameHistory()) {
            anotherHistory();
            return;
        }
        tableHead = found.tableHead().seq();
        if (!found.events().isEmpty()) {
            log.get().append(found.events(), found.contents());
            contentsFrom = Math.max(contentsFrom, tableHead);
            heard = Math.max(heard, tableHead);
            teller.tellSoon(log.get());
        } else {
            heard = headSeq();
        }
    }

    /** Runs the one read that may run; then whatever has waited for it. */
    private <T> void observe(Future<T> read, java.util.function.Consumer<T> use) {
        reading = true;
        readsStarted++;
        read.onComplete(done -> {
            reading = false;
            readsFinished = readsStarted;
            if (done.succeeded()) {
                failures = 0;
                use.accept(done.result());
                afterwards();
            } else {
                again(done.cause());
            }
        });
    }

    private void afterwards() {
        if (log.isEmpty() && !reading) {
            open();
            return;
        }
        answer();
        settle();
        if (!reading && heard > headSeq()) {
            catchUp();
        }
    }

    private void again(Throwable why) {
        questions.fail(why);
        if (teller.heardByNobody()) {
            return;
        }
        long wait = Math.min(LONGEST_WAIT_MS, 50L << Math.min(failures++, 6));
        LOG.warn("Stream {} could not be read, next attempt in {} ms: {}", stream, wait, why.getMessage());
        reading = true;
        parts.vertx().setTimer(wait, v -> {
            reading = false;
            if (log.isEmpty()) {
                open();
            } else {
                catchUp();
            }
        });
    }
}

package io.repartee.stream;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private record Question(Optional<Position> since, Promise<Replay> answer, boolean asked) {}

    private final StreamId stream;
    private final Parts parts;
    private final Set<FeedListener> listeners = new LinkedHashSet<>();
    private final Waiting waiting = new Waiting();
    private final Pacer pacer;
    private List<Question> questions = new ArrayList<>();
    private Optional<StreamLog> log = Optional.empty();
    private String epoch;
    private long heard;
    private long contentsFrom;
    private long tableHead;
    private boolean reading;
    private boolean telling;
    private boolean gapTimer;
    private int failures;

    StreamReader(StreamId stream, String epoch, Parts parts) {
        this.stream = stream;
        this.epoch = epoch;
        this.parts = parts;
        this.pacer = new Pacer(parts.settings().windowMs());
    }

    StreamId stream() {
        return stream;
    }

    void open() {
        observe(
                parts.store().head(stream),
                head -> log = Optional.of(
                        new StreamLog(stream, head.in(epoch), parts.settings().recentEvents())));
    }

    void add(FeedListener listener) {
        listeners.add(listener);
    }

    /** Takes a listener away and says whether nobody is left. */
    boolean remove(FeedListener listener) {
        listeners.remove(listener);
        return listeners.isEmpty();
    }

    /** This node has committed events. */
    void handed(Handover handover) {
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
        Promise<Replay> answer = Promise.promise();
        answer(new Question(since, answer, false));
        return answer.future();
    }

    void forgetBefore(java.time.Instant time) {
        log.ifPresent(known -> known.forgetBefore(time));
    }

    /** Nothing that was told is valid any more; begins again at the table's head. */
    void rewritten(String newEpoch) {
        epoch = newEpoch;
        log = Optional.empty();
        contentsFrom = 0;
        heard = 0;
        waiting.clear();
        listeners.forEach(listener -> listener.rewritten(stream));
        parts.heads().rewritten(stream);
        if (!reading) {
            open();
        }
    }

    private boolean otherMark(Head head) {
        Position known = log.orElseThrow().head();
        return head.seq() == known.seq() && head.mark() != known.mark();
    }

    private void answer(Question question) {
        if (log.isEmpty()) {
            questions.add(question);
        } else {
            answer(question, log.get());
        }
    }

    private void answer(Question question, StreamLog known) {
        Position since = question.since().orElse(known.told());
        if (since.seq() > known.told().seq() && since.seq() <= known.head().seq()) {
            tell();
        }
        if (!since.epoch().equals(epoch)) {
            question.answer().complete(new Replay.Resync());
        } else if (since.seq() > known.head().seq()) {
            ahead(question);
        } else if (!known.covers(since.seq())) {
            parts.replay().read(stream, since, known.told()).onComplete(question.answer());
        } else if (!known.confirms(since)) {
            question.answer().complete(new Replay.Resync());
        } else if (since.seq() == known.told().seq()) {
            question.answer().complete(new Replay.UpToDate(known.told()));
        } else {
            question.answer().complete(missed(known, since.seq()));
        }
    }

    private Replay missed(StreamLog known, long after) {
        Batch batch = known.page(after, parts.settings().batchBytes());
        return new Replay.Missed(batch, batch.position().seq() < known.told().seq());
    }

    /** A reader that knows more than this node: the table decides, and is asked once however many readers are ahead. */
    private void ahead(Question question) {
        if (question.asked() && question.since().orElseThrow().seq() > tableHead) {
            question.answer().complete(new Replay.Resync());
        } else {
            questions.add(new Question(question.since(), question.answer(), question.asked() || !reading));
            catchUp();
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
            log.orElseThrow().append(handover.events(), snapshot.get());
            tellSoon();
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
            LOG.warn("Stream {} has another history than before; its readers load it again", stream);
            rewritten(epoch);
            return;
        }
        tableHead = found.tableHead().seq();
        if (!found.events().isEmpty()) {
            log.get().append(found.events(), found.contents());
            contentsFrom = Math.max(contentsFrom, tableHead);
            heard = Math.max(heard, tableHead);
            tellSoon();
        } else {
            heard = headSeq();
        }
    }

    /** Runs the one read that may run; then whatever has waited for it. */
    private <T> void observe(Future<T> read, java.util.function.Consumer<T> use) {
        reading = true;
        read.onComplete(done -> {
            reading = false;
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
        List<Question> open = questions;
        questions = new ArrayList<>();
        open.forEach(this::answer);
        settle();
        if (!reading && heard > headSeq()) {
            catchUp();
        }
    }

    private void again(Throwable why) {
        List<Question> open = questions;
        questions = new ArrayList<>();
        open.forEach(question -> question.answer().fail(why));
        if (listeners.isEmpty()) {
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

    private void tellSoon() {
        long wait = pacer.waitMs(parts.steadyMs().getAsLong());
        if (wait == 0) {
            tell();
        } else if (!telling) {
            telling = true;
            parts.vertx().setTimer(wait, v -> {
                telling = false;
                tell();
            });
        }
    }

    private void tell() {
        log.ifPresent(known -> {
            int most = parts.settings().batchBytes();
            for (Optional<Batch> next = known.tell(most); next.isPresent(); next = known.tell(most)) {
                Batch batch = next.get();
                listeners.forEach(listener -> listener.told(batch));
            }
            pacer.told(parts.steadyMs().getAsLong());
        });
    }
}

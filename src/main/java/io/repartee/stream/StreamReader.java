package io.repartee.stream;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one reader of a watched stream on this node. It tells its listeners strictly {@code last + 1}, {@code last + 2}, …:
 * hand-overs of this node are appended when they follow, everything else is read from the table, one read at a time. A
 * failed read is tried again with a back-off until it succeeds or nobody listens. Bound to the feed's context.
 */
final class StreamReader implements HandOvers.Taker {
    private static final Logger LOG = LoggerFactory.getLogger(StreamReader.class);

    private final StreamId stream;
    private final ReaderParts parts;
    private final Teller teller;
    private final Recent recent;
    private final Questions questions;
    private final OneRead one;
    private final HandOvers handOvers;
    private final Trust trust = new Trust();
    private String epoch;
    private long heard;

    StreamReader(StreamId stream, String epoch, ReaderParts parts) {
        this.stream = stream;
        this.epoch = epoch;
        this.parts = parts;
        this.teller = new Teller(parts.vertx(), parts.steadyMs(), parts.settings());
        this.recent = new Recent(this, parts, teller);
        this.questions = new Questions(stream, parts.replay(), teller, parts.settings());
        this.one = new OneRead(parts.vertx());
        this.handOvers = new HandOvers(parts.vertx(), this);
    }

    StreamId stream() {
        return stream;
    }

    /** Those who hear it. */
    Teller teller() {
        return teller;
    }

    Recent recent() {
        return recent;
    }

    void open() {
        read(parts.table().head(stream), head -> recent.begin(head, epoch));
    }

    /** Nobody listens any more. */
    void close() {
        parts.memory().gone(this);
    }

    /** This node has committed events. */
    void handed(Handover handover) {
        if (recent.contradicts(handover.last())) {
            anotherHistory();
            return;
        }
        heard = Math.max(heard, handover.last().seq());
        handOvers.put(handover);
    }

    /** The stream is said to have reached that number. */
    void rang(long seq) {
        heard = Math.max(heard, seq);
        if (heard > recent.headSeq()) {
            catchUp();
        }
    }

    /** The database may be another one than it was: nothing handed over is taken before a comparison has shown that it is not. */
    void suspect() {
        trust.suspect();
    }

    /** What the table should have, if its history is still this one. */
    Trust.Expected expected() {
        return trust.expected(recent.log());
    }

    void compared(Trust.Expected expected, StreamStore.Compared found) {
        if (!recent.isKnown() || !trust.concerns(expected)) {
            return;
        }
        if (!found.same() || found.head().seq() < expected.marks().upto()) {
            anotherHistory();
            return;
        }
        trust.confirm(expected);
        rang(found.head().seq());
        handOvers.settle();
    }

    Future<Replay> read(Optional<Position> since) {
        Future<Replay> replay = questions.ask(since, one.started(), known());
        readForQuestions();
        return replay;
    }

    /** Nothing that was told is valid any more; begins again at the table's head. */
    void rewritten(String newEpoch) {
        epoch = newEpoch;
        recent.end();
        trust.begin();
        heard = 0;
        handOvers.clear();
        teller.each(listener -> listener.rewritten(stream));
        parts.heads().rewritten(stream);
        if (!one.busy()) {
            open();
        }
    }

    private void anotherHistory() {
        LOG.warn("Stream {} has another history than before; its readers load it again", stream);
        rewritten(epoch);
    }

    private Optional<Questions.Known> known() {
        return recent.log().map(log -> new Questions.Known(log, epoch, recent.tableHead(), one.finished()));
    }

    /** Reads what somebody waits for: what lies ahead of this node, or shortly before its memory. */
    private void readForQuestions() {
        if (!recent.isKnown() || one.busy() || !questions.waiting()) {
            return;
        }
        Optional<Long> past = questions.past(recent.log().orElseThrow());
        if (past.isEmpty()) {
            catchUp();
            return;
        }
        long from = past.get();
        read(parts.table().since(stream, from), found -> {
            recent.sawTable(found.tableHead()); // this read answers those who are ahead, too
            Past.of(from, found, recent.log()).ifPresent(Past::prepend);
        });
    }

    /** Nothing is being read, and what is known is known to be the table's. */
    @Override
    public boolean takes() {
        return recent.isKnown() && !one.busy() && trust.isThere();
    }

    @Override
    public long headSeq() {
        return recent.headSeq();
    }

    @Override
    public void take(Handover handover) {
        recent.current(handover)
                .ifPresentOrElse(
                        shown -> recent.append(handover.events(), shown),
                        () -> read(parts.table().about(stream, recent.fresh(handover.events())), this::follows));
    }

    @Override
    public void catchUp() {
        if (recent.isKnown() && !one.busy()) {
            read(parts.table().since(stream, recent.headSeq()), this::found);
        }
    }

    /** A page that begins with the last event known: when that is another one now, so is the history. */
    private void found(CatchUps.Found found) {
        if (recent.log()
                .filter(log -> !Past.continues(found.events(), log.head()))
                .isPresent()) {
            anotherHistory();
        } else {
            follows(found);
        }
    }

    private void follows(CatchUps.Found found) {
        if (recent.isKnown()) {
            heard = recent.follows(found) ? Math.max(heard, recent.tableHead()) : recent.headSeq();
        }
    }

    private <T> void read(Future<T> reading, Consumer<T> use) {
        one.run(reading, use, this::afterwards, this::failed);
    }

    private void afterwards() {
        if (!recent.isKnown()) {
            resume();
            return;
        }
        questions.answer(known().orElseThrow());
        recent.used();
        readForQuestions();
        handOvers.settle();
        if (heard > recent.headSeq()) {
            catchUp();
        }
    }

    private void resume() {
        if (recent.isKnown()) {
            catchUp();
        } else if (!one.busy()) {
            open();
        }
    }

    private void failed(Throwable why) {
        questions.fail(why);
        if (!teller.heardByNobody()) {
            long pause = one.pause(this::resume);
            LOG.warn("Stream {} could not be read, next attempt in {} ms: {}", stream, pause, why.getMessage());
        }
    }
}

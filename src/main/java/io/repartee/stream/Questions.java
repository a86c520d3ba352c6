package io.repartee.stream;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What readers of one stream have asked: what did I miss? Most are answered at once, from memory. One that lies shortly before
 * the memory waits until it has been read, once for all who ask; one further back is answered from the table. One that is
 * ahead of this node waits for a read of the table that began after it asked, and only that may call its position a foreign
 * one. Bound to the feed's context.
 */
final class Questions {
    /** What is known when questions are answered: the log, and how far the table was at the read of that number. */
    record Known(StreamLog log, String epoch, long tableHead, long readsFinished) {}

    private record Question(Optional<Position> since, Promise<Replay> answer, long readsBefore, boolean pastRead) {
        long seq() {
            return since.map(Position::seq).orElse(Long.MAX_VALUE);
        }

        Question afterRead() {
            return new Question(since, answer, readsBefore, true);
        }
    }

    private final StreamId stream;
    private final TableReplay replay;
    private final Teller teller;
    private final FeedSettings settings;
    private List<Question> open = new ArrayList<>();

    Questions(StreamId stream, TableReplay replay, Teller teller, FeedSettings settings) {
        this.stream = stream;
        this.replay = replay;
        this.teller = teller;
        this.settings = settings;
    }

    /**
     * Answers at once, if that can be; otherwise the question stays open.
     *
     * @param readsBefore how many reads of the table had begun when it was asked
     */
    Future<Replay> ask(Optional<Position> since, long readsBefore, Optional<Known> known) {
        Question question = new Question(since, Promise.promise(), readsBefore, false);
        known.ifPresentOrElse(now -> answer(question, now), () -> open.add(question));
        return question.answer().future();
    }

    /** Answers what can be answered; those of one place one after the other, as their answer is encoded once. */
    void answer(Known known) {
        List<Question> asked = open;
        open = new ArrayList<>();
        asked.sort(Comparator.comparingLong(Question::seq));
        asked.forEach(question -> answer(question, known));
    }

    /** Whether somebody waits for a read of the table. */
    boolean waiting() {
        return !open.isEmpty();
    }

    /** From where on the past is to be read for those who wait for it; that is then done for them. */
    Optional<Long> past(StreamLog log) {
        Optional<Long> from = open.stream()
                .filter(question -> isPast(question, log))
                .map(Question::seq)
                .min(Comparator.naturalOrder());
        if (from.isPresent()) {
            open.replaceAll(question -> isPast(question, log) ? question.afterRead() : question);
        }
        return from;
    }

    void fail(Throwable why) {
        List<Question> asked = open;
        open = new ArrayList<>();
        asked.forEach(question -> question.answer().fail(why));
    }

    private boolean isPast(Question question, StreamLog log) {
        return !question.pastRead()
                && question.seq() < log.base().seq()
                && question.seq() >= log.head().seq() - settings.pageEvents();
    }

    private void answer(Question question, Known known) {
        StreamLog log = known.log();
        Position since = question.since().orElse(log.told());
        if (since.seq() > log.told().seq() && log.covers(since.seq())) {
            teller.tell(log);
        }
        if (!since.epoch().equals(known.epoch())) {
            question.answer().complete(new Replay.Resync());
        } else if (since.seq() > log.head().seq()) {
            ahead(question, since, known);
        } else if (log.covers(since.seq())) {
            question.answer().complete(fromMemory(since, log));
        } else if (isPast(question, log)) {
            open.add(question);
        } else {
            replay.read(stream, since, log.told()).onComplete(question.answer());
        }
    }

    private void ahead(Question question, Position since, Known known) {
        if (known.readsFinished() > question.readsBefore() && since.seq() > known.tableHead()) {
            question.answer().complete(new Replay.Resync());
        } else {
            open.add(question);
        }
    }

    private Replay fromMemory(Position since, StreamLog log) {
        if (!log.confirms(since)) {
            return new Replay.Resync();
        }
        if (since.seq() == log.told().seq()) {
            return new Replay.UpToDate(log.told());
        }
        Batch batch = log.page(since.seq(), settings.batchBytes());
        return new Replay.Missed(batch, batch.position().seq() < log.told().seq());
    }
}

package io.repartee.stream;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What readers of one stream have asked: what did I miss? Most are answered at once. One that is ahead of this node waits
 * for a read of the table that began after it asked, and only that may call its position a foreign one. Bound to the
 * feed's context.
 */
final class Questions {
    /** What is known when questions are answered: the log, and how far the table was at the read of that number. */
    record Known(StreamLog log, String epoch, long tableHead, long readsFinished) {}

    private record Question(Optional<Position> since, Promise<Replay> answer, long readsBefore) {}

    private final StreamId stream;
    private final TableReplay replay;
    private final Teller teller;
    private final int batchBytes;
    private List<Question> open = new ArrayList<>();

    Questions(StreamId stream, TableReplay replay, Teller teller, int batchBytes) {
        this.stream = stream;
        this.replay = replay;
        this.teller = teller;
        this.batchBytes = batchBytes;
    }

    /** @param readsBefore how many reads of the table had begun when it was asked */
    Future<Replay> ask(Optional<Position> since, long readsBefore) {
        Promise<Replay> answer = Promise.promise();
        open.add(new Question(since, answer, readsBefore));
        return answer.future();
    }

    /** Answers what can be answered, and says whether somebody is left who is ahead, so that the table must be read. */
    boolean answer(Known known) {
        List<Question> asked = open;
        open = new ArrayList<>();
        asked.forEach(question -> answer(question, known));
        return !open.isEmpty();
    }

    void fail(Throwable why) {
        List<Question> asked = open;
        open = new ArrayList<>();
        asked.forEach(question -> question.answer().fail(why));
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
        } else if (!log.covers(since.seq())) {
            replay.read(stream, since, log.told()).onComplete(question.answer());
        } else {
            question.answer().complete(fromMemory(since, log));
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
        Batch batch = log.page(since.seq(), batchBytes);
        return new Replay.Missed(batch, batch.position().seq() < log.told().seq());
    }
}

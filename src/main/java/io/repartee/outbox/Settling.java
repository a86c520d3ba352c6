package io.repartee.outbox;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what became of rows: while one statement is under way, the next ones gather. What cannot be written is done again
 * when the lease ends. Loop-bound.
 */
final class Settling {
    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);
    private static final int MOST = 1_000;
    private static final int ENOUGH = 500;

    private final Function<List<Settlement>, Future<Void>> store;
    private List<Settlement> gathered = new ArrayList<>();
    private Future<Void> writing = Future.succeededFuture();
    private Runnable dueAgain = () -> {};
    private Runnable roomAgain = () -> {};
    private int underWay;

    /** @param store writes them down */
    Settling(Function<List<Settlement>, Future<Void>> store) {
        this.store = store;
    }

    void add(Settlement settlement) {
        gathered.add(settlement);
        if (writing.isComplete()) {
            write();
        }
    }

    /** @param told when something is written that can be taken again at once */
    void whenDue(Runnable told) {
        dueAgain = told;
    }

    /** @param told when something is written, and no longer held here */
    void whenRoom(Runnable told) {
        roomAgain = told;
    }

    /** What is not written yet: whoever takes more meanwhile only lets these leases end. */
    int held() {
        return gathered.size() + underWay;
    }

    /** So much waits to be written that nothing more should begin: a crash now would have all of it delivered once more. */
    boolean hasEnough() {
        return held() >= ENOUGH;
    }

    /** Completes when everything added so far is written, or could not be; never fails. */
    Future<Void> written() {
        return writing.compose(
                done -> gathered.isEmpty() && writing.isComplete() ? Future.succeededFuture() : written());
    }

    private void write() {
        List<Settlement> batch = gathered.size() <= MOST ? gathered : gathered.subList(0, MOST);
        gathered =
                gathered.size() <= MOST ? new ArrayList<>() : new ArrayList<>(gathered.subList(MOST, gathered.size()));
        underWay = batch.size();
        writing = store.apply(batch).recover(failure -> {
            LOG.warn("what became of {} rows of the outbox is not written: {}", batch.size(), failure.getMessage());
            return Future.succeededFuture();
        });
        boolean goesOn = batch.stream().anyMatch(Settlement::goesOn);
        writing.onComplete(done -> {
            underWay = 0;
            roomAgain.run();
            if (goesOn) {
                dueAgain.run();
            }
            if (!gathered.isEmpty()) {
                write();
            }
        });
    }
}

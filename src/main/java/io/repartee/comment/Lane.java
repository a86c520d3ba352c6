package io.repartee.comment;

import io.repartee.comment.Command.Change;
import io.repartee.comment.Command.PageReaction;
import io.repartee.comment.Command.Post;
import io.repartee.comment.Command.Report;
import io.repartee.comment.Command.Vote;
import io.repartee.observation.Observation.BatchCommitted;
import io.repartee.observation.Observation.BatchFailed;
import io.repartee.observation.Observation.CommandRefused;
import io.repartee.observation.Observation.CommentsAccepted;
import io.repartee.observation.Observer;
import io.repartee.stream.Publisher;
import io.repartee.web.DatabaseProblems;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;

/**
 * The one writer of its threads on this node: while one batch is with the database, the next one gathers (group commit).
 * Commands are done in the order they came. Loop-bound.
 */
final class Lane {
    private final PostBatch posts;
    private final ChangeBatch changes;
    private final ReportBatch reports;
    private final VoteBatch votes;
    private final Publisher publisher;
    private final Observer observer;
    private final int mostInBatch;
    private final LaneRoom room;
    private final Queue<Waiting> queue = new ArrayDeque<>();
    private boolean writing;

    Lane(
            PostBatch posts,
            ChangeBatch changes,
            ReportBatch reports,
            VoteBatch votes,
            Publisher publisher,
            Observer observer,
            int mostInBatch,
            LaneRoom room) {
        this.posts = posts;
        this.changes = changes;
        this.reports = reports;
        this.votes = votes;
        this.publisher = publisher;
        this.observer = observer;
        this.mostInBatch = mostInBatch;
        this.room = room;
    }

    private record Waiting(Command command, long sinceNanos, Promise<Outcome> promise) {}

    /** Completes when the command is durable or refused; fails when it is not known or could not be tried. */
    Future<Outcome> submit(Command command) {
        if (!room.has(queue.size())) {
            observer.observe(new CommandRefused());
            return Future.failedFuture(Problem.retryAfter(ErrorCode.OVERLOADED, Duration.ofSeconds(1)));
        }
        Waiting waiting = new Waiting(command, System.nanoTime(), Promise.promise());
        queue.add(waiting);
        writeNext();
        tellRoom();
        return waiting.promise.future();
    }

    private void writeNext() {
        if (writing || queue.isEmpty()) {
            return;
        }
        writing = true;
        List<Waiting> batch = nextBatch();
        long begun = System.nanoTime();
        write(batch).onComplete(done -> {
            writing = false;
            room.wrote(System.nanoTime() - begun);
            writeNext(); // the database works on the next batch while this one is answered
            if (done.succeeded()) {
                observer.observe(new BatchCommitted(batch.size(), Duration.ofNanos(System.nanoTime() - begun)));
                answer(batch, done.result());
            } else {
                observer.observe(new BatchFailed(batch.size(), done.cause()));
                salvage(batch, done.cause());
            }
        });
    }

    /** The longest run of one kind of command at the head of the queue that one statement can do. */
    private List<Waiting> nextBatch() {
        List<Waiting> batch = new ArrayList<>();
        Set<Object> touched = new HashSet<>();
        Command first = queue.element().command;
        while (batch.size() < mostInBatch && !queue.isEmpty() && fits(queue.element().command, first, touched)) {
            batch.add(queue.remove());
        }
        tellRoom();
        return batch;
    }

    private void tellRoom() {
        room.waits(queue.size(), queue.isEmpty() ? 0 : queue.element().sinceNanos);
    }

    private static boolean fits(Command command, Command first, Set<Object> touched) {
        return command instanceof Change change
                ? first instanceof Change && touched.add(change.comment())
                : command.getClass() == first.getClass();
    }

    private Future<Committed> write(List<Waiting> batch) {
        Command first = batch.get(0).command;
        if (first instanceof Post) {
            return posts.write(commands(batch, Post.class::cast));
        }
        if (first instanceof Vote) {
            return votes.write(commands(batch, Vote.class::cast));
        }
        if (first instanceof PageReaction) {
            return votes.writeOnPages(commands(batch, PageReaction.class::cast));
        }
        return first instanceof Report
                ? reports.write(commands(batch, Report.class::cast))
                : changes.write(commands(batch, Change.class::cast));
    }

    private static <C> List<C> commands(List<Waiting> batch, Function<Command, C> kind) {
        return batch.stream().map(waiting -> kind.apply(waiting.command)).toList();
    }

    private void answer(List<Waiting> batch, Committed committed) {
        publisher.committed(committed.handovers());
        publisher.counted(committed.counted());
        if (batch.get(0).command instanceof Post) {
            observer.observe(new CommentsAccepted((int) committed.outcomes().stream()
                    .filter(Outcome.Done.class::isInstance)
                    .count()));
        }
        for (int n = 0; n < batch.size(); n++) {
            batch.get(n).promise.complete(committed.outcomes().get(n));
        }
    }

    /**
     * An error of the statement itself undid the whole batch, so each command is tried alone and only the bad one fails.
     * Any other failure says nothing about what was committed.
     */
    private void salvage(List<Waiting> batch, Throwable cause) {
        if (batch.size() == 1 || !(cause instanceof PgException)) {
            batch.forEach(waiting -> waiting.promise.fail(DatabaseProblems.ofWrite(cause)));
            return;
        }
        for (Waiting waiting : batch) {
            List<Waiting> alone = List.of(waiting);
            write(alone)
                    .onComplete(
                            committed -> answer(alone, committed),
                            failure -> waiting.promise.fail(DatabaseProblems.ofWrite(failure)));
        }
    }
}

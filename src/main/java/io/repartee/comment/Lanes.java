package io.repartee.comment;

import io.repartee.ids.ThreadId;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The way to the writers: a command goes to the lane of its thread. Thread-safe. */
public final class Lanes {
    private final Topics topics;
    private final List<LaneRoom> rooms;
    private final List<Consumer<Comment>> decided = new CopyOnWriteArrayList<>();

    /** Without bounds. To be made once per Vert.x instance. */
    public Lanes(Vertx vertx, int count) {
        this(vertx, count, LaneRoom.Bounds.NONE);
    }

    /**
     * @param most commands that may be under way in each lane
     * @param batch commands that one batch carries
     * @param longest how long one may expect to wait when it does not go with the next batch; beyond either, commands are refused
     */
    public Lanes(Vertx vertx, int count, int most, int batch, Duration longest) {
        this(vertx, count, new LaneRoom.Bounds(most, batch, longest));
    }

    private Lanes(Vertx vertx, int count, LaneRoom.Bounds bounds) {
        this.topics = new Topics(vertx);
        this.rooms = Stream.generate(() -> new LaneRoom(bounds, System::nanoTime))
                .limit(count)
                .toList();
    }

    public int count() {
        return rooms.size();
    }

    LaneRoom room(int lane) {
        return rooms.get(lane);
    }

    /** Completes with what became of it, after the commit; a refusal is an outcome, not a failure. */
    public Future<Outcome> submit(Command command) {
        int lane = lane(command.thread());
        LaneRoom room = rooms.get(lane);
        room.entered();
        return topics.ask(lane, command)
                .onComplete(done -> room.left())
                .recover(Lanes::explain)
                .onSuccess(outcome -> tell(command, outcome));
    }

    /** Is told of each comment that was decided about through this node, after the commit. Called on any thread; returns at once. */
    public void whenDecided(Consumer<Comment> listener) {
        decided.add(listener);
    }

    private void tell(Command command, Outcome outcome) {
        if (command instanceof Command.Decide && outcome instanceof Outcome.Done done) {
            decided.forEach(listener -> listener.accept(done.comment()));
        }
    }

    /**
     * Refuses with {@code overloaded} when no lane has room: before anybody reads, renders or checks a text that would be refused
     * in the end. Under overload most are, and what they cost is taken from those that are not.
     */
    void mustHaveRoom() {
        if (rooms.stream().noneMatch(LaneRoom::isThere)) {
            throw overloaded();
        }
    }

    /** The same as soon as it is known which lane it will be. */
    void mustHaveRoom(ThreadId thread) {
        if (!rooms.get(lane(thread)).isThere()) {
            throw overloaded();
        }
    }

    private int lane(ThreadId thread) {
        return Math.floorMod(thread.hashCode(), rooms.size());
    }

    private static Problem overloaded() {
        return Problem.retryAfter(ErrorCode.OVERLOADED, Duration.ofSeconds(1));
    }

    Topics topics() {
        return topics;
    }

    /** Completes with the comment, or fails with the problem that the refusal is. */
    Future<Outcome.Done> done(Command command) {
        return submit(command).map(outcome -> {
            if (outcome instanceof Outcome.Done done) {
                return done;
            }
            if (outcome instanceof Outcome.Refused refused) {
                throw Problem.of(refused.code());
            }
            throw new IllegalStateException("only a post can have been made before");
        });
    }

    private static Future<Outcome> explain(Throwable failure) {
        if (failure instanceof ReplyException reply) {
            return Future.failedFuture(
                    switch (reply.failureType()) {
                        case NO_HANDLERS -> Problem.retryAfter(ErrorCode.SHUTTING_DOWN, Duration.ofSeconds(2));
                        default -> Problem.retryAfter(ErrorCode.OUTCOME_UNKNOWN, Duration.ofSeconds(1));
                    });
        }
        return Future.failedFuture(failure);
    }
}

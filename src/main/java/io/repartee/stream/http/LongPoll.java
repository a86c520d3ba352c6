package io.repartee.stream.http;

import io.repartee.stream.Batch;
import io.repartee.stream.Position;
import io.repartee.web.Answer;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One JSON answer: at once when something was missed, else when something happens, at the latest when its time is over. All
 * its streams have been read before it answers. It carries at most one batch of each stream; the rest comes with the next.
 */
final class LongPoll extends Listening {
    /** A first look at the streams is worth this long, however short the wait. */
    private static final int LOOK_MS = 5_000;

    private final Promise<Answer> answer = Promise.promise();
    private final Map<Follower, Batch> heard = new IdentityHashMap<>();
    private final Set<Follower> resynced = new HashSet<>();
    private final Set<Follower> read = new HashSet<>();
    private final int waitMs;
    private final long askedMs;
    private boolean due;
    private long timer = -1;

    LongPoll(HttpStreams home, StreamQuery query, Places.Place place) {
        super(home, query, place);
        this.askedMs = home.nowMs();
        this.waitMs = query.waitMs();
        this.due = query.streams().stream().anyMatch(asked -> asked.since().isEmpty());
    }

    @Override
    Future<Answer> open(Admission admission) {
        Instant end = home.now().plusMillis(waitMs);
        boolean tokenFirst = mayHearUntil().isBefore(end);
        long left = tokenFirst
                ? Math.max(1, Duration.between(home.now(), mayHearUntil()).toMillis())
                : waitMs;
        timer = left > 0 ? home.in(left, this::timeOver) : -1;
        due |= waitMs == 0;
        beginAll(admission);
        return answer.future();
    }

    @Override
    public void begun(Follower follower, Position position) {
        // said by the answer's position
    }

    @Override
    public void heard(Follower follower, Batch batch) {
        heard.put(follower, batch);
        follower.end(home.nowMs());
        look();
    }

    @Override
    public void caughtUp(Follower follower) {
        read.add(follower);
        look();
    }

    @Override
    public void failed(Follower follower) {
        fail(Problem.of(ErrorCode.DATABASE_UNAVAILABLE));
    }

    @Override
    public void resync(Follower follower) {
        home.counts().addResynced();
        resynced.add(follower);
        follower.end(home.nowMs());
        look();
    }

    @Override
    void tick(long nowMs) {
        if (nowMs - askedMs > Math.max(waitMs, LOOK_MS) + LOOK_MS) {
            fail(Problem.of(ErrorCode.DATABASE_UNAVAILABLE));
        }
    }

    /** A question where the stream is comes from somebody who has not begun to read, or does something else. */
    @Override
    boolean reads() {
        return waitMs > 0
                && followers.stream().noneMatch(one -> one.asked().since().isEmpty());
    }

    @Override
    void comeBack() {
        timeOver();
    }

    @Override
    void refused(Follower follower) {
        look();
    }

    @Override
    void over() {
        home.cancel(timer);
        answer.tryFail(Problem.of(ErrorCode.SHUTTING_DOWN));
        super.over();
    }

    private void timeOver() {
        due = true;
        look();
    }

    private void look() {
        if (isOver() || !followers.stream().allMatch(one -> one.over() || read.contains(one))) {
            return;
        }
        endedWithToken(home.nowMs());
        if (due || followers.stream().anyMatch(Follower::over)) {
            finish();
        }
    }

    private void finish() {
        if (followers.stream().allMatch(one -> refusal(one) != null)) {
            fail(Problem.of(refusal(followers.get(0))));
            return;
        }
        heard.keySet().forEach(one -> home.counts().addBatch());
        Buffer body = Buffer.buffer();
        if (followers.size() == 1) {
            append(body.appendString("{"), followers.get(0));
        } else {
            body.appendString("{\"streams\":[");
            for (Follower one : followers) {
                body.appendString(one == followers.get(0) ? "{\"stream\":" : ",{\"stream\":")
                        .appendString(StreamText.quoted(one.name()))
                        .appendString(",");
                append(body, one);
            }
            body.appendString("]}");
        }
        answer.tryComplete(Answer.ok(body));
        over();
    }

    /** What was heard before the token ended is not told after it. */
    private @Nullable ErrorCode refusal(Follower follower) {
        boolean late = !follower.asked().isPublic() && !home.now().isBefore(tokenEnds());
        return late ? ErrorCode.TOKEN_EXPIRED : follower.refusal().orElse(null);
    }

    private void append(Buffer body, Follower follower) {
        ErrorCode refusal = refusal(follower);
        if (refusal != null) {
            body.appendString("\"code\":\"" + refusal.code() + "\"}");
        } else if (resynced.contains(follower)) {
            body.appendString("\"resync\":true}");
        } else if (heard.containsKey(follower)) {
            body.appendBytes(heard.get(follower).body()).appendString("}");
        } else {
            body.appendString("\"events\":[],\"position\":")
                    .appendString(StreamText.json(follower.position().orElseThrow()))
                    .appendString("}");
        }
    }

    private void fail(Problem problem) {
        answer.tryFail(problem);
        over();
    }
}

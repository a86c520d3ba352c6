package io.repartee.stream.http;

import io.repartee.stream.LiveGate;
import io.repartee.stream.StreamId;
import io.repartee.web.Answer;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A request that hears streams, from its place until its answer has ended. Bound to its event loop. */
abstract class Listening implements Follower.Ear {
    final HttpStreams home;
    final List<Follower> followers;
    private final Places.Place place;
    private final List<StreamId> seats = new ArrayList<>(1);
    private LiveGate.@Nullable Guest guest;
    private boolean over;
    private boolean leftOut;

    Listening(HttpStreams home, StreamQuery query, Places.Place place) {
        this.home = home;
        this.place = place;
        this.followers = query.streams().stream()
                .map(asked -> new Follower(asked, home.taps(), this))
                .toList();
    }

    /** Answers, or will; the gate has let it in. */
    abstract Future<Answer> open(Admission admission);

    /** Looked at now and then. */
    abstract void tick(long nowMs);

    /** Whether whoever sent it reads, so that the threads it hears have one reader more. */
    abstract boolean reads();

    /** The server stops: answers now, so that the client comes back elsewhere. */
    abstract void comeBack();

    Future<Answer> admit(Admission admission) {
        if (over) {
            return Future.failedFuture(Problem.of(ErrorCode.SHUTTING_DOWN));
        }
        guest = admission.guest();
        for (int i = 0; i < followers.size(); i++) {
            Future<?> stream = admission.streams().get(i);
            if (stream.failed()) {
                followers.get(i).refuse(((Problem) stream.cause()).code(), home.nowMs());
            }
        }
        return open(admission);
    }

    void beginAll(Admission admission) {
        for (int i = 0; i < followers.size(); i++) {
            if (!followers.get(i).over()) {
                followers.get(i).begin(admission.streams().get(i).result());
            }
        }
        countAgain();
    }

    /** Takes seats, or gives them up, as its site is set now. */
    private void countAgain() {
        boolean counts = home.settings().presence() && reads() && guest != null && guest.isCounted();
        if (counts && seats.isEmpty()) {
            followers.stream()
                    .filter(follower -> !follower.over() && follower.asked().isPublic())
                    .forEach(follower -> seats.add(follower.tap().stream()));
            seats.forEach(stream -> home.seats().take(stream, place.address()));
            if (leftOut) {
                leftOut = false;
                countedAgain();
            }
        } else if (!counts && !seats.isEmpty()) {
            seats.forEach(stream -> home.seats().giveUp(stream));
            seats.clear();
            leftOut = true;
            uncounted();
        }
    }

    /** Its reader is counted no more, and told nothing of the others. */
    void uncounted() {}

    /** Its reader, who was not, is counted again. */
    void countedAgain() {}

    boolean isOver() {
        return over;
    }

    /** When the token ends, if something is heard that needs one. */
    Instant mayHearUntil() {
        boolean needed = followers.stream()
                .anyMatch(follower -> !follower.over() && !follower.asked().isPublic());
        return needed ? tokenEnds() : Instant.MAX;
    }

    /** When the token ends. */
    Instant tokenEnds() {
        return guest == null ? Instant.MAX : guest.expiresAt();
    }

    /** Ends what needs a token once that has ended, and says whether it did. */
    boolean endedWithToken(long nowMs) {
        if (home.now().isBefore(mayHearUntil())) {
            return false;
        }
        followers.stream()
                .filter(follower -> !follower.over() && !follower.asked().isPublic())
                .forEach(follower -> follower.refuse(ErrorCode.TOKEN_EXPIRED, nowMs));
        return true;
    }

    /** What its reader may hear has changed, or how the site is set: what they may no longer hear ends. */
    void askAgain() {
        if (guest == null || over) {
            return;
        }
        countAgain();
        LiveGate.Guest reader = guest;
        followers.stream()
                .filter(follower -> !follower.over() && !follower.asked().isPublic())
                .forEach(follower ->
                        home.onLoop(reader.stream(follower.name())).onFailure(why -> refused(follower, why)));
    }

    boolean concerns(Predicate<LiveGate.Guest> whom) {
        return guest != null && whom.test(guest);
    }

    /** That stream is over, for that reason. */
    abstract void refused(Follower follower);

    private void refused(Follower follower, Throwable why) {
        if (!over && !follower.over()) {
            follower.refuse(
                    why instanceof Problem problem ? problem.code() : ErrorCode.DATABASE_UNAVAILABLE, home.nowMs());
            refused(follower);
        }
    }

    /** The caller has gone, or the answer has ended: nothing is heard any more. */
    void over() {
        if (!over) {
            over = true;
            followers.forEach(follower -> follower.end(home.nowMs()));
            seats.forEach(stream -> home.seats().leave(stream, place.address(), home.nowMs()));
            place.leave();
            home.left(this);
        }
    }
}

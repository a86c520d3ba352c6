package io.repartee.account;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.DatabaseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Gathers what is asked for while a question is under way, and asks for all of it at once: one statement for many callers, so that a
 * crowd of people whom nobody has seen before costs a few statements and not one for each. What concerns the same thing is asked one after the other. Each
 * thread gathers for itself and answers its own callers. When the database refuses one of many, each is asked alone and only that one
 * fails. Thread-safe.
 *
 * @param <A> what is asked
 * @param <R> what is answered to each
 */
final class Together<A, R> {
    private static final int MOST_AT_ONCE = 500;

    private final Function<A, ?> about;
    private final Function<List<A>, Future<List<R>>> question;
    private final ThreadLocal<Gathering> mine = ThreadLocal.withInitial(Gathering::new);

    /**
     * @param about what two of one question must not both concern
     * @param question of distinct things; completes with an answer for each, in their order
     */
    Together(Function<A, ?> about, Function<List<A>, Future<List<R>>> question) {
        this.about = about;
        this.question = question;
    }

    Future<R> ask(A what) {
        return mine.get().ask(what);
    }

    private final class Wish {
        private final A what;
        private final Promise<R> answer = Promise.promise();

        private Wish(A what) {
            this.what = what;
        }
    }

    /** Of one thread; guards itself for programs without event loops, where answers come on another. */
    private final class Gathering {
        private final Deque<Wish> waiting = new ArrayDeque<>();
        private boolean asking;

        private Future<R> ask(A what) {
            Wish wish = new Wish(what);
            synchronized (this) {
                waiting.add(wish);
            }
            next();
            return wish.answer.future();
        }

        private void next() {
            List<Wish> wishes = gathered();
            if (!wishes.isEmpty()) {
                question.apply(wishes.stream().map(wish -> wish.what).toList()).onComplete(done -> {
                    synchronized (this) {
                        asking = false;
                    }
                    next();
                    if (done.succeeded()) {
                        answer(wishes, done.result());
                    } else {
                        failed(wishes, done.cause());
                    }
                });
            }
        }

        private synchronized List<Wish> gathered() {
            if (asking || waiting.isEmpty()) {
                return List.of();
            }
            asking = true;
            List<Wish> wishes = new ArrayList<>();
            List<Wish> again = new ArrayList<>();
            Set<Object> things = new HashSet<>();
            while (!waiting.isEmpty() && wishes.size() < MOST_AT_ONCE) {
                Wish wish = waiting.poll();
                (things.add(about.apply(wish.what)) ? wishes : again).add(wish);
            }
            for (int n = again.size() - 1; n >= 0; n--) {
                waiting.addFirst(again.get(n));
            }
            return wishes;
        }
    }

    private void answer(List<Wish> wishes, List<R> answers) {
        for (int n = 0; n < wishes.size(); n++) {
            wishes.get(n).answer.complete(answers.get(n));
        }
    }

    private void failed(List<Wish> wishes, Throwable cause) {
        if (wishes.size() == 1 || !isOfOne(cause)) {
            wishes.forEach(wish -> wish.answer.fail(cause));
            return;
        }
        wishes.forEach(wish -> question.apply(List.of(wish.what))
                .map(answers -> answers.get(0))
                .onComplete(wish.answer));
    }

    /** Bad data or a broken constraint; want of room or time is everybody's. */
    private static boolean isOfOne(Throwable cause) {
        return cause instanceof DatabaseException refused
                && (refused.getSqlState().startsWith("22")
                        || refused.getSqlState().startsWith("23"));
    }
}

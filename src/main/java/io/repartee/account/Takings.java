package io.repartee.account;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Gathers what is asked for while a question is under way, and asks for it all at once: one statement for many callers. Each key is
 * asked for once at a time. Belongs to one thread, whose callers it answers; guards itself for programs without event loops.
 */
final class Takings {
    private static final int MOST_AT_ONCE = 500;

    private final Function<List<Allowances.Key>, Future<boolean[]>> ask;
    private final Deque<Wish> waiting = new ArrayDeque<>();
    private boolean asking;

    private record Wish(Allowances.Key key, Promise<Boolean> granted) {}

    Takings(Function<List<Allowances.Key>, Future<boolean[]>> ask) {
        this.ask = ask;
    }

    Future<Boolean> take(Allowances.Key key) {
        Promise<Boolean> granted = Promise.promise();
        synchronized (this) {
            waiting.add(new Wish(key, granted));
        }
        next();
        return granted.future();
    }

    private void next() {
        List<Wish> wishes = gathered();
        if (!wishes.isEmpty()) {
            ask.apply(wishes.stream().map(Wish::key).toList()).onComplete(answer -> {
                synchronized (this) {
                    asking = false;
                }
                next();
                for (int n = 0; n < wishes.size(); n++) {
                    if (answer.succeeded()) {
                        wishes.get(n).granted().complete(answer.result()[n]);
                    } else {
                        wishes.get(n).granted().fail(answer.cause());
                    }
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
        Set<Allowances.Key> keys = new HashSet<>();
        while (!waiting.isEmpty() && wishes.size() < MOST_AT_ONCE) {
            Wish wish = waiting.poll();
            (keys.add(wish.key()) ? wishes : again).add(wish);
        }
        for (int n = again.size() - 1; n >= 0; n--) {
            waiting.addFirst(again.get(n));
        }
        return wishes;
    }
}

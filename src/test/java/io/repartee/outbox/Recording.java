package io.repartee.outbox;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A deliverer that writes down what it was given. */
final class Recording implements Deliverer {
    static final Terms QUICK = new Terms(
            2, Duration.ofSeconds(2), Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofDays(1), true);

    private final List<Parcel> seen = new CopyOnWriteArrayList<>();
    private final Terms terms;
    private final Function<Parcel, Future<Delivered>> does;

    Recording(Terms terms, Function<Parcel, Future<Delivered>> does) {
        this.terms = terms;
        this.does = does;
    }

    static Recording done() {
        return new Recording(QUICK, parcel -> Future.succeededFuture(Delivered.DONE));
    }

    List<Parcel> seen() {
        return seen;
    }

    List<String> keys() {
        return seen.stream().map(Parcel::key).toList();
    }

    @Override
    public String kind() {
        return "test";
    }

    @Override
    public Terms terms() {
        return terms;
    }

    @Override
    public Future<Delivered> deliver(Parcel parcel) {
        seen.add(parcel);
        return does.apply(parcel);
    }
}

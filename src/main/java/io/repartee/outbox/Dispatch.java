package io.repartee.outbox;

import io.repartee.observation.Observation.ParcelDelivered;
import io.repartee.observation.Observation.ParcelGivenUp;
import io.repartee.observation.Observation.ParcelPutOff;
import io.repartee.observation.Observer;
import io.repartee.outbox.Deliverer.Delivered;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Hands what this node has taken to the deliverers, each destination by itself. What a crash would repeat is bounded: what is under way, and
 * what is delivered and not yet written down, beyond which nothing begins. Loop-bound.
 */
final class Dispatch {
    private final Map<String, Deliverer> deliverers;
    private final Settling settling;
    private final Context context;
    private final InstantSource clock;
    private final Observer observer;
    private final Map<String, Destination> destinations = new HashMap<>();
    private Runnable roomAgain = () -> {};

    Dispatch(
            Collection<Deliverer> deliverers,
            Settling settling,
            Context context,
            InstantSource clock,
            Observer observer) {
        this.deliverers = deliverers.stream().collect(Collectors.toMap(Deliverer::kind, Function.identity()));
        this.settling = settling;
        this.context = context;
        this.clock = clock;
        this.observer = observer;
    }

    /** @param told when a destination could take more */
    void whenRoom(Runnable told) {
        roomAgain = told;
    }

    Collection<String> kinds() {
        return deliverers.keySet();
    }

    void take(List<Parcel> parcels) {
        parcels.forEach(parcel -> at(parcel).add(parcel));
        parcels.stream().map(Parcel::destination).distinct().forEach(this::go);
    }

    /** What has been written makes room for what has not begun. */
    void goOn() {
        List.copyOf(destinations.keySet()).forEach(this::go);
    }

    /** Where nothing is to be taken for now: it rests, or has enough. */
    List<String> left() {
        Instant now = clock.instant();
        destinations.values().removeIf(destination -> destination.idle(now));
        List<String> left = new ArrayList<>();
        destinations.forEach((name, destination) -> {
            if (destination.rests(now) || !destination.wantsMore()) {
                left.add(name);
            }
        });
        return left;
    }

    int held() {
        return destinations.values().stream().mapToInt(Destination::held).sum();
    }

    /** What has not begun goes back at once. */
    void giveBack() {
        Instant now = clock.instant();
        destinations
                .values()
                .forEach(destination ->
                        destination.giveBack().forEach(parcel -> settling.add(Settlement.back(parcel, now))));
    }

    private Destination at(Parcel parcel) {
        return destinations.computeIfAbsent(
                parcel.destination(),
                name -> new Destination(deliverers.get(parcel.kind()).terms().atOnce()));
    }

    private void go(String name) {
        Destination destination = destinations.get(name);
        while (destination != null && destination.hasNext() && !settling.hasEnough()) {
            begin(destination, destination.next());
        }
    }

    /** What has waited here so long that its attempt could outlast the lease is left to whoever takes it next. */
    private void begin(Destination destination, Parcel parcel) {
        Deliverer deliverer = deliverers.get(parcel.kind());
        Instant now = clock.instant();
        if (now.plus(deliverer.terms().deadline()).isAfter(parcel.claimedUntil())) {
            destination.refused();
            settling.add(Settlement.back(parcel, now));
            return;
        }
        long begun = System.nanoTime();
        attempt(deliverer, parcel)
                .onComplete(done -> context.runOnContext(back -> {
                    if (done.succeeded()) {
                        succeeded(destination, parcel, deliverer.terms(), done.result(), begun);
                    } else {
                        failed(destination, parcel, deliverer.terms(), done.cause());
                    }
                    go(parcel.destination());
                    if (destination.wantsMore()) {
                        roomAgain.run();
                    }
                }));
    }

    private static Future<Delivered> attempt(Deliverer deliverer, Parcel parcel) {
        Future<Delivered> attempt;
        try {
            attempt = deliverer.deliver(parcel);
        } catch (RuntimeException e) {
            attempt = Future.failedFuture(e);
        }
        return attempt.timeout(deliverer.terms().deadline().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void succeeded(Destination destination, Parcel parcel, Terms terms, Delivered delivered, long begun) {
        destination.succeeded();
        Instant now = clock.instant();
        observer.observe(new ParcelDelivered(parcel.kind(), Duration.ofNanos(System.nanoTime() - begun)));
        settling.add(delivered == Delivered.DONE ? Settlement.done(parcel, terms, now) : Settlement.more(parcel, now));
    }

    private void failed(Destination destination, Parcel parcel, Terms terms, Throwable failure) {
        Instant now = clock.instant();
        Settlement settlement = Settlement.failed(parcel, terms, failure, now);
        settling.add(settlement);
        if (failure instanceof Undeliverable) {
            destination.refused();
        } else {
            destination.failed(now);
        }
        if (destination.rests(now)) {
            Instant again = destination.restsUntil();
            destination.giveBack().forEach(waiting -> settling.add(Settlement.back(waiting, again)));
        }
        observer.observe(
                settlement.state() == Settlement.State.GIVEN_UP
                        ? new ParcelGivenUp(parcel.kind(), failure)
                        : new ParcelPutOff(parcel.kind(), failure));
    }
}

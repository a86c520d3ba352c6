package io.repartee.observation;

import java.util.List;

/** Hears what happens. Called on any thread, often an event loop: it returns at once and never throws. */
@FunctionalInterface
public interface Observer {
    /** Hears and forgets: for tests. */
    Observer NOBODY = observation -> {};

    void observe(Observation observation);

    /** One that tells them all, in that order. */
    static Observer all(Observer... observers) {
        List<Observer> each = List.of(observers);
        return observation -> each.forEach(observer -> observer.observe(observation));
    }
}

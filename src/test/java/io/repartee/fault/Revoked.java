package io.repartee.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A stream that is to end, and when it did. Thread-safe. */
final class Revoked implements Line.Listener {
    private static volatile long begun;

    private final CountDownLatch open = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile long nanos;
    private volatile String reason = "";

    /** The right is about to be taken back; times count from here. */
    static void begins() {
        begun = System.nanoTime();
    }

    boolean subscribedOrThrow() {
        if (over.getCount() == 0) {
            throw new IllegalStateException("not subscribed: " + reason);
        }
        return open.getCount() == 0;
    }

    boolean endedWithin(int seconds) throws InterruptedException {
        return over.await(seconds, TimeUnit.SECONDS);
    }

    long nanos() {
        return nanos;
    }

    @Override
    public void subscribed(Place from) {
        open.countDown();
    }

    @Override
    public void events(JsonNode events, Place after) {}

    @Override
    public void resync() {}

    @Override
    public void alive() {}

    @Override
    public void ended(String why) {
        nanos = System.nanoTime() - begun;
        reason = why;
        over.countDown();
    }
}

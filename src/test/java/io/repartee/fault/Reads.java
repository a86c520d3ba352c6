package io.repartee.fault;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Readers of one address, each one request after the other, and how they fare. */
final class Reads implements AutoCloseable {
    private static final long PAUSE_MS = 10;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Crew crew = new Crew();
    private final AtomicLong served = new AtomicLong();
    private final AtomicLong all = new AtomicLong();
    private final Times times = new Times();

    /** @param patience what comes later is not served */
    Reads(URI address, int readers, Duration patience) {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(patience).build();
        for (int n = 0; n < readers; n++) {
            crew.add("reader-" + n, () -> run(request));
        }
    }

    private void run(HttpRequest request) throws InterruptedException {
        while (!crew.hasEnough()) {
            long begun = System.nanoTime();
            boolean good = status(request) == 200;
            times.took(System.nanoTime() - begun);
            all.incrementAndGet();
            served.addAndGet(good ? 1 : 0);
            Thread.sleep(PAUSE_MS);
        }
    }

    private int status(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (java.io.IOException e) {
            return 0;
        }
    }

    double share() {
        return all.get() == 0 ? 0 : (double) served.get() / all.get();
    }

    long count() {
        return all.get();
    }

    Times times() {
        return times;
    }

    @Override
    public void close() {
        crew.close();
    }
}

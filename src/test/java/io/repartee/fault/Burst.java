package io.repartee.fault;

import io.repartee.testing.PublisherToken;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** So many comments on one page as fast as they are taken, by two people on different nodes. Blocks until they are there. */
final class Burst {
    private static final int PEOPLE = 2;

    private final Posting posting = new Posting();
    private final List<URI> sites;
    private final String page;
    private final int comments;
    private final Random random;

    Burst(List<URI> sites, String page, int comments, Random random) {
        this.sites = sites;
        this.page = page;
        this.comments = comments;
        this.random = random;
    }

    void run() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int n = 0; n < PEOPLE; n++) {
            int number = n;
            Random own = new Random(random.nextLong());
            threads.add(new Thread(() -> post(number, own)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void post(int number, Random own) {
        String token = PublisherToken.reader(Deployment.SITE, "burst-" + number);
        URI site = sites.get(number % sites.size());
        try {
            for (int n = 0; n < comments / PEOPLE; n++) {
                String text = "t" + new UUID(own.nextLong(), own.nextLong());
                while (posting.post(site, token, page, text, text).kind() != History.Kind.OK) {
                    Thread.sleep(20);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

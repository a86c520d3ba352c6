package io.repartee.fault;

import java.util.ArrayList;
import java.util.List;

/** Threads that do their work again and again until it is enough. */
final class Crew implements AutoCloseable {
    /** What one of them does, from its beginning to its end. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean enough;

    void add(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        threads.add(thread);
        thread.start();
    }

    /** Whether they should begin nothing new. */
    boolean hasEnough() {
        return enough;
    }

    /** It is enough: waits until what is begun is ended. */
    @Override
    public void close() {
        enough = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

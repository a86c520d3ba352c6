package io.repartee.bench;

import java.util.concurrent.atomic.AtomicLongArray;

/** When each numbered post was due and acknowledged. Written by the posting loop, read by the watching one. */
final class PostTimes implements OpenLoop.Watch {
    static final int CONNECTIONS = 16;

    private static final int MOST = 100_000;

    private final AtomicLongArray due = new AtomicLongArray(MOST);
    private final AtomicLongArray acknowledged = new AtomicLongArray(MOST);

    private final int[] postOf = new int[CONNECTIONS];
    private int sent;

    @Override
    public void sending(int connection, long dueNanos) {
        postOf[connection] = sent++;
        due.set(postOf[connection], dueNanos);
    }

    @Override
    public void answered(int connection, long nowNanos) {
        acknowledged.set(postOf[connection], nowNanos);
    }

    long due(int post) {
        return due.get(post);
    }

    /** An event may well arrive before its poster's answer; then it is as of now. */
    long acknowledged(int post) {
        long nanos = acknowledged.get(post);
        return nanos == 0 ? System.nanoTime() : nanos;
    }
}

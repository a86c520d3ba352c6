package io.repartee.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/** Votes up on one comment, each of another reader; it remembers when each was due. Written by the voting loop, read by the watching one. */
final class FirstVotes implements Load, OpenLoop.Watch {
    private static final byte[] BODY = "Content-Length: 11\r\n\r\n{\"value\":1}".getBytes(StandardCharsets.US_ASCII);

    private final byte[][] heads;
    private final AtomicLongArray due;
    private final AtomicInteger sent = new AtomicInteger();
    private long nextDue;

    FirstVotes(int most, String comment) {
        this.heads = new byte[most][];
        this.due = new AtomicLongArray(most);
        for (int voter = 0; voter < most; voter++) {
            heads[voter] = Votes.head(voter, comment);
        }
    }

    int sent() {
        return sent.get();
    }

    /** When the n-th vote was due, from 0. */
    long due(int vote) {
        return due.get(vote);
    }

    @Override
    public void sending(int connection, long dueNanos) {
        nextDue = dueNanos;
    }

    @Override
    public ByteBuf next(int connection, ByteBufAllocator allocator) {
        int voter = sent.getAndIncrement();
        due.set(voter, nextDue);
        return allocator.directBuffer(1_024).writeBytes(heads[voter]).writeBytes(BODY);
    }
}

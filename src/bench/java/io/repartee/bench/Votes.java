package io.repartee.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Votes on one comment: each connection is a reader of its own, who changes their mind with each request. Loop-bound. */
final class Votes implements Load {
    private static final int[] MINDS = {1, -1, 1, 0};

    private final List<byte[]> heads;
    private final int[] sent;
    private final int[] last;

    Votes(int voters, String comment) {
        this.heads = IntStream.range(0, voters).mapToObj(n -> head(n, comment)).toList();
        this.sent = new int[voters];
        this.last = new int[voters];
    }

    static String voter(int number) {
        return "voter-" + number;
    }

    @Override
    public ByteBuf next(int connection, ByteBufAllocator allocator) {
        last[connection] = MINDS[(sent[connection]++ + connection) % MINDS.length];
        byte[] body = ("{\"value\":" + last[connection] + "}").getBytes(StandardCharsets.US_ASCII);
        ByteBuf request = allocator.directBuffer(1_024);
        request.writeBytes(heads.get(connection));
        request.writeCharSequence("Content-Length: " + body.length + "\r\n\r\n", StandardCharsets.US_ASCII);
        return request.writeBytes(body);
    }

    /** What that reader said last. */
    int last(int voter) {
        return last[voter];
    }

    /** How many said that last. */
    long those(int value) {
        return Arrays.stream(last).filter(one -> one == value).count();
    }

    static byte[] head(int account, String comment) {
        return ("PUT " + Product.path("/comments/" + comment + "/vote")
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + Tokens.reader(voter(account))
                        + "\r\nContent-Type: application/json\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}

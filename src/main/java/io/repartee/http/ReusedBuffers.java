package io.repartee.http;

import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.EventExecutor;
import io.repartee.account.Forgetful;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.nio.charset.StandardCharsets;

/**
 * What libraries keep on each event loop to use again: the arrays in which Jackson writes and reads, and the one in which Netty makes
 * texts out of bytes. They hold what passed through them last until something longer does, which may be never; so a person's words and name
 * outlast everything that points to them. When somebody is erased they are thrown away, and once more a little later, for what was under way.
 */
public final class ReusedBuffers implements Forgetful {
    private static final long LATER_MS = 5_000;
    /** How long Netty's array is. */
    private static final int NETTY_BYTES = 1_024;

    private static final int JACKSON_BYTE_BUFFERS = BufferRecycler.BYTE_BASE64_CODEC_BUFFER + 1;
    private static final int JACKSON_CHAR_BUFFERS = BufferRecycler.CHAR_NAME_COPY_BUFFER + 1;

    private final VertxInternal vertx;

    public ReusedBuffers(Vertx vertx) {
        this.vertx = (VertxInternal) vertx;
    }

    @Override
    public void forget(SiteId site, AccountId account) {
        everywhere();
        vertx.setTimer(LATER_MS, timer -> everywhere());
    }

    private void everywhere() {
        for (EventExecutor loop : vertx.nettyEventLoopGroup()) {
            loop.execute(ReusedBuffers::throwAway);
        }
    }

    /** On the thread whose they are. */
    private static void throwAway() {
        // what is taken out and not given back is garbage; the next who asks gets a new one
        BufferRecycler recycler = JsonRecyclerPools.threadLocalPool().acquirePooled();
        for (int buffer = 0; buffer < JACKSON_BYTE_BUFFERS; buffer++) {
            recycler.allocByteBuffer(buffer);
        }
        for (int buffer = 0; buffer < JACKSON_CHAR_BUFFERS; buffer++) {
            recycler.allocCharBuffer(buffer);
        }
        // Netty gives its array to nobody, but a text of that length goes through all of it
        ByteBuf zeros = Unpooled.directBuffer(NETTY_BYTES).writeZero(NETTY_BYTES);
        try {
            zeros.toString(StandardCharsets.US_ASCII);
        } finally {
            zeros.release();
        }
    }
}

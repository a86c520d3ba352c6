package io.repartee.database;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.internal.SqlConnectionInternal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection to the database on which something was asked and nothing is heard any more. PostgreSQL ends a statement
 * itself after its own time; when even that is not heard, the way there is cut, and nobody would say so for many minutes: a
 * lane would wait all that time, and a pool would fill with connections that lead nowhere. One per connection, on its loop.
 */
final class Unanswered extends ChannelDuplexHandler {
    private static final int READY_BYTES = 6;
    private static final byte READY_FOR_QUERY = 'Z';
    private static final long NOTHING_ASKED = -1;

    private final long mostNanos;
    private long silentSince = NOTHING_ASKED;
    private boolean watching;

    private Unanswered(Duration most) {
        this.mostNanos = most.toNanos();
    }

    /**
     * Watches a new connection of a pool to its end, and gives it to the pool. Until here its client has seen to it that the
     * server says something; from now on it may rest.
     */
    static void watch(SqlConnection connection, Duration most) {
        if (((SqlConnectionInternal) connection).unwrap().unwrap() instanceof SocketConnectionBase base) {
            ChannelPipeline pipeline = base.socket().channelHandlerContext().pipeline();
            pipeline.remove(IdleStateHandler.class);
            pipeline.addBefore("codec", "unanswered", new Unanswered(most));
        }
        connection.close();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (silentSince == NOTHING_ASKED) {
            silentSince = System.nanoTime();
        }
        if (!watching) {
            lookAfter(context, mostNanos);
        }
        context.write(message, promise);
    }

    /** Any byte is a sign of life; an answer that has ended leaves nothing to wait for. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        silentSince = message instanceof ByteBuf bytes && ends(bytes) ? NOTHING_ASKED : System.nanoTime();
        context.fireChannelRead(message);
    }

    private static boolean ends(ByteBuf bytes) {
        int last = bytes.writerIndex() - READY_BYTES;
        return last >= bytes.readerIndex()
                && bytes.getByte(last) == READY_FOR_QUERY
                && bytes.getInt(last + 1) == READY_BYTES - 1;
    }

    private void lookAfter(ChannelHandlerContext context, long nanos) {
        watching = true;
        context.executor().schedule(() -> look(context), nanos, TimeUnit.NANOSECONDS);
    }

    private void look(ChannelHandlerContext context) {
        watching = false;
        if (silentSince == NOTHING_ASKED || context.isRemoved()) {
            return;
        }
        long left = mostNanos - (System.nanoTime() - silentSince);
        if (left > 0) {
            lookAfter(context, left);
        } else {
            context.close();
        }
    }
}

package io.repartee.transfer.export;

import io.repartee.web.Outlet;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a blocking thread writes goes to the outlet on its event loop, a piece at a time: the next is not read from the database
 * before the network has taken one. Whoever takes nothing for a minute is gone. Used by one worker thread.
 */
final class OutletStream extends OutputStream {
    private static final int PIECE = 256 * 1024;
    private static final long PATIENCE_SECONDS = 60;

    private final Context loop;
    private final Outlet out;
    private byte[] piece = new byte[PIECE];
    private int length;

    OutletStream(Context loop, Outlet out) {
        this.loop = loop;
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        for (int done = 0; done < count; ) {
            int now = Math.min(count - done, PIECE - length);
            System.arraycopy(bytes, offset + done, piece, length, now);
            length += now;
            done += now;
            if (length == PIECE) {
                flush();
            }
        }
    }

    @Override
    public void flush() throws IOException {
        if (length == 0) {
            return;
        }
        Buffer full = Buffer.buffer(length).appendBytes(piece, 0, length);
        length = 0;
        CompletableFuture<Void> taken = new CompletableFuture<>();
        loop.runOnContext(now -> out.write(full).onComplete(done -> {
            if (done.succeeded()) {
                taken.complete(null);
            } else {
                taken.completeExceptionally(done.cause());
            }
        }));
        await(taken);
    }

    private static void await(CompletableFuture<Void> taken) throws IOException {
        try {
            taken.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException("the caller is gone", e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the caller takes nothing any more", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}

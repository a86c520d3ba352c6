package io.repartee.stream;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The planted fault: swallows every so many batches and sews the rest together, so that nobody behind it can notice. Only a
 * reader that checks the numbers does.
 */
record LossyFeed(Feed feed, int every, Map<FeedListener, FeedListener> sewn) implements Feed {
    LossyFeed(Feed feed, int every) {
        this(feed, every, new ConcurrentHashMap<>());
    }

    @Override
    public void watch(StreamId stream, FeedListener listener) {
        feed.watch(stream, sewn.computeIfAbsent(listener, Swallowing::new));
    }

    @Override
    public void unwatch(StreamId stream, FeedListener listener) {
        feed.unwatch(stream, sewn.get(listener));
    }

    @Override
    public Future<Replay> read(StreamId stream, Optional<Position> since) {
        return feed.read(stream, since);
    }

    private final class Swallowing implements FeedListener {
        private final FeedListener listener;
        private int told;
        private long swallowed = -1;

        private Swallowing(FeedListener listener) {
            this.listener = listener;
        }

        @Override
        public void told(Batch batch) {
            if (++told % every == 0) {
                swallowed = batch.after();
                return;
            }
            long after = swallowed < 0 ? batch.after() : swallowed;
            swallowed = -1;
            listener.told(new Batch(batch.stream(), after, batch.position(), batch.body()));
        }

        @Override
        public void rewritten(StreamId stream) {
            listener.rewritten(stream);
        }
    }
}

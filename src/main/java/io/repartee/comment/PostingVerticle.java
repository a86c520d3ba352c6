package io.repartee.comment;

import io.repartee.observation.Observer;
import io.repartee.stream.Publisher;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.sqlclient.Pool;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs one {@link Lane} on its event loop, with a database connection of its own there. */
public final class PostingVerticle extends VerticleBase {
    /**
     * What every lane needs.
     *
     * @param mostInBatch commands in one statement
     * @param nesting how deep replies may go
     */
    public record Settings(Supplier<String> epoch, int mostInBatch, int nesting) {}

    private final int number;
    private final Lanes lanes;
    private final Supplier<Pool> connect;
    private final Publisher publisher;
    private final Observer observer;
    private final Settings settings;
    private @Nullable MessageConsumer<Command> consumer;
    private @Nullable Pool connection;

    public PostingVerticle(
            int number,
            Lanes lanes,
            Supplier<Pool> connect,
            Publisher publisher,
            Observer observer,
            Settings settings) {
        this.number = number;
        this.lanes = lanes;
        this.connect = connect;
        this.publisher = publisher;
        this.observer = observer;
        this.settings = settings;
    }

    @Override
    public Future<?> start() {
        Pool own = connect.get();
        connection = own;
        Lane lane = new Lane(
                new PostBatch(own, settings.epoch(), settings.nesting()),
                new ChangeBatch(own, settings.epoch()),
                new ReportBatch(own, settings.epoch()),
                new VoteBatch(own),
                publisher,
                observer,
                settings.mostInBatch(),
                lanes.room(number));
        consumer = lanes.topics().serve(number, lane::submit);
        return consumer.completion();
    }

    @Override
    public Future<?> stop() {
        Future<?> deaf = consumer == null ? Future.succeededFuture() : consumer.unregister();
        return deaf.eventually(() -> connection == null ? Future.succeededFuture() : connection.close());
    }
}

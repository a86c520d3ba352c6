package io.repartee.outbox;

import io.repartee.database.ConnectionUrl;
import io.repartee.database.Database;
import io.repartee.observation.Observer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A node that delivers to a local sink and can be killed: each row's key goes over one connection, and counts as delivered when the sink
 * has said it back. The careless kind says so at once, and sends a little later: the negative control.
 */
public final class SinkNode {
    private static final Terms TERMS = new Terms(
            256, Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofDays(1), false);
    private static final OutboxSettings SETTINGS = new OutboxSettings(
            Duration.ofSeconds(3), Duration.ofMillis(100), 512, 4_000, Duration.ofDays(1), Duration.ofDays(1));
    private static final long LATER_MS = 2_000;

    private SinkNode() {}

    /** Arguments: the database, the sink's port, whether it is careless. */
    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx();
        Database database = Database.open(vertx, ConnectionUrl.parse(arguments[0]), 4, 100);
        boolean careless = Boolean.parseBoolean(arguments[2]);
        NetSocket sink = vertx.createNetClient()
                .connect(Integer.parseInt(arguments[1]), "127.0.0.1")
                .await();
        Map<String, Promise<Deliverer.Delivered>> waiting = new ConcurrentHashMap<>();
        sink.handler(RecordParser.newDelimited("\n", said -> {
            Promise<Deliverer.Delivered> delivered = waiting.remove(said.toString());
            if (delivered != null) {
                delivered.tryComplete(Deliverer.Delivered.DONE);
            }
        }));
        Recording deliverer = new Recording(TERMS, parcel -> {
            if (careless) {
                vertx.setTimer(LATER_MS, later -> sink.write(parcel.key() + "\n"));
                return Future.succeededFuture(Deliverer.Delivered.DONE);
            }
            Promise<Deliverer.Delivered> delivered = Promise.promise();
            waiting.put(parcel.key(), delivered);
            sink.write(parcel.key() + "\n");
            return delivered.future();
        });
        vertx.deployVerticle(new OutboxVerticle(
                        new Outbox(database.pool()),
                        database.pool(),
                        List.of(deliverer),
                        SETTINGS,
                        InstantSource.system(),
                        Observer.NOBODY))
                .await();
        System.out.println("delivering");
    }
}

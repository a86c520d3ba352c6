package io.repartee.fault;

import io.repartee.database.ConnectionUrl;
import io.repartee.database.Database;
import io.repartee.observation.Observer;
import io.repartee.outbox.Deliverer;
import io.repartee.outbox.Outbox;
import io.repartee.outbox.OutboxSettings;
import io.repartee.outbox.OutboxVerticle;
import io.repartee.outbox.Parcel;
import io.repartee.outbox.Terms;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A node that delivers to a local sink and can be killed: each row's key goes over one connection, and counts as delivered when the sink
 * has said it back. The careless kind says so at once, and sends when it is too late: the negative control.
 */
public final class SinkNode implements Deliverer {
    /** What a crash can repeat: what is under way at four destinations, and what waits to be written down. */
    static final long MOST_AGAIN = 4 * 64 + 500;

    private static final Terms TERMS = new Terms(
            64, Duration.ofSeconds(3), Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofDays(1), false);
    private static final OutboxSettings SETTINGS = new OutboxSettings(
            Duration.ofSeconds(5), Duration.ofMillis(100), 256, 4_000, Duration.ofDays(1), Duration.ofDays(1));

    /** Closes its sockets when nobody holds it any more. */
    private final NetClient client;

    private final NetSocket sink;
    private final boolean careless;
    private final Map<String, Promise<Delivered>> waiting = new HashMap<>();

    private SinkNode(NetClient client, int port, boolean careless) {
        this.client = client;
        this.sink = client.connect(port, "127.0.0.1").await();
        this.careless = careless;
        sink.handler(RecordParser.newDelimited("\n", said -> arrived(said.toString())));
    }

    /** Arguments: the database, the sink's port, whether it is careless. */
    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx();
        Database database = Database.open(vertx, ConnectionUrl.parse(arguments[0]), 4, 100);
        SinkNode node = new SinkNode(
                vertx.createNetClient(), Integer.parseInt(arguments[1]), Boolean.parseBoolean(arguments[2]));
        vertx.deployVerticle(new OutboxVerticle(
                        new Outbox(database.pool()),
                        database.pool(),
                        List.of(node),
                        SETTINGS,
                        InstantSource.system(),
                        Observer.NOBODY))
                .await();
        System.out.println("delivering");
    }

    @Override
    public String kind() {
        return "test";
    }

    @Override
    public Terms terms() {
        return TERMS;
    }

    @Override
    public Future<Delivered> deliver(Parcel parcel) {
        if (careless) {
            return Future.succeededFuture(Delivered.DONE);
        }
        Promise<Delivered> delivered = Promise.promise();
        synchronized (waiting) {
            waiting.put(parcel.key(), delivered);
        }
        sink.write(parcel.key() + "\n");
        return delivered.future();
    }

    private void arrived(String key) {
        Promise<Delivered> delivered;
        synchronized (waiting) {
            delivered = waiting.remove(key);
        }
        if (delivered != null) {
            delivered.tryComplete(Delivered.DONE);
        }
    }
}

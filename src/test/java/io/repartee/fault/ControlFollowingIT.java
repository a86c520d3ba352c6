package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.database.ConnectionUrl;
import io.repartee.database.Database;
import io.repartee.ids.SiteId;
import io.repartee.stream.ControlListener;
import io.repartee.stream.ControlSettings;
import io.repartee.stream.ControlSql;
import io.repartee.stream.ControlVerticle;
import io.repartee.stream.EventType;
import io.repartee.testing.TestDatabase;
import io.repartee.testing.TestServer;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One node's reading of control streams, without any doorbell. */
class ControlFollowingIT {
    private static final SiteId SITE = new SiteId(1);
    private static final ControlSettings QUICK = new ControlSettings(50, 500, 400);
    private static final ControlSettings TRUSTING = new ControlSettings(50, 1_000_000, 400);

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private TestDatabase database;
    private Vertx vertx;
    private Pool pool;
    private FaultProxy proxy;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        vertx = Vertx.vertx();
        pool = database.pool(vertx);
        proxy = new FaultProxy(vertx, database.url().port());
    }

    @AfterEach
    void close() {
        TestServer.await(vertx.close());
        database.close();
    }

    private ControlVerticle follow(ControlSettings settings) {
        ConnectionUrl url = database.url();
        ConnectionUrl way = ConnectionUrl.local(proxy.port(), url.database(), url.user(), url.password());
        ControlVerticle control =
                new ControlVerticle(() -> Database.openForControl(vertx, way, 4).pool(), settings);
        control.listener(new ControlListener() {
            @Override
            public void changed(SiteId site, EventType type, Optional<UUID> account) {
                heard.add(account.map(UUID::getLeastSignificantBits)
                        .map(Object::toString)
                        .orElse(type.name()));
            }

            @Override
            public void uncertain(SiteId site) {
                heard.add("uncertain");
            }

            @Override
            public void lost(SiteId site) {
                heard.add("lost");
            }
        });
        TestServer.await(vertx.deployVerticle(control));
        TestServer.await(control.follow(SITE));
        heard.clear();
        return control;
    }

    private void write(int number) {
        TestServer.await(pool.preparedQuery(ControlSql.ONE)
                .execute(Tuple.of(
                        SITE.value(), EventType.RIGHTS_CHANGED.code(), new UUID(0, number), OffsetDateTime.now())));
    }

    private void awaitHeard(List<String> all) {
        Awaitility.await().untilAsserted(() -> assertThat(heard).isEqualTo(all));
    }

    @Test
    void hearsEveryEventInOrderThoughNobodyRings() {
        write(-1);
        follow(QUICK);
        List<String> written = new ArrayList<>();
        for (int n = 0; n < 500; n++) {
            write(n);
            written.add(Integer.toString(n));
        }

        awaitHeard(written);
    }

    @Test
    void hearsWhatHappenedWhileItWasCutOff() {
        ControlVerticle control = follow(QUICK);
        write(1);
        awaitHeard(List.of("1"));

        proxy.set(Trouble.BLACK_HOLE);
        Awaitility.await().until(() -> heard.contains("lost"));
        assertThat(control.confirmed(SITE)).isFalse();
        assertThat(control.follow(SITE).failed()).isTrue();
        write(2);
        proxy.heal();

        awaitHeard(List.of("1", "lost", "2"));
        Awaitility.await().until(() -> control.confirmed(SITE));
    }

    /** The check of the check: a node that trusts what it heard last would not notice. */
    @Test
    void wouldNotNoticeWithEndlessPatience() {
        ControlVerticle trusting = follow(TRUSTING);

        proxy.set(Trouble.BLACK_HOLE);
        write(1);

        Awaitility.await()
                .during(java.time.Duration.ofMillis(1_000))
                .until(() -> trusting.confirmed(SITE) && heard.isEmpty());
    }

    @Test
    void noticesAnotherHistory() {
        follow(QUICK);
        write(1);
        write(2);
        awaitHeard(List.of("1", "2"));

        database.execute("update event set mark = mark + 1 where seq = 2");

        awaitHeard(List.of("1", "2", "uncertain"));
        write(3);
        awaitHeard(List.of("1", "2", "uncertain", "3"));
    }

    @Test
    void noticesThatTheStreamIsShorterThanItWas() {
        follow(QUICK);
        write(1);
        write(2);
        awaitHeard(List.of("1", "2"));

        database.execute("delete from event where seq = 2; update stream_head set seq = 1");

        awaitHeard(List.of("1", "2", "uncertain"));
    }
}

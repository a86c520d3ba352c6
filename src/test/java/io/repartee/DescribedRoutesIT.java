package io.repartee;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.account.SigningKeyStore;
import io.repartee.account.SigningKeys;
import io.repartee.config.ConfigReader;
import io.repartee.database.Database;
import io.repartee.observation.Observer;
import io.repartee.stream.Control;
import io.repartee.stream.http.HttpStreams;
import io.repartee.testing.OpenApi;
import io.repartee.testing.TestDatabase;
import io.repartee.testing.TestServer;
import io.repartee.web.Answer;
import io.repartee.web.Route;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The house has the routes that its description describes, and no others. */
class DescribedRoutesIT {
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() {
        TestServer.await(VERTX.close());
    }

    @Test
    void areTheSame() {
        try (TestDatabase database = TestDatabase.create()) {
            assertThat(routes(database.open(VERTX)))
                    .containsExactlyInAnyOrderElementsOf(OpenApi.description().operations().stream()
                            .map(OpenApi.Operation::toString)
                            .toList());
        }
    }

    private static List<String> routes(Database database) {
        SigningKeys keys = TestServer.await(SigningKeys.load(VERTX, new SigningKeyStore(database.pool())));
        House house = new House(Ground.of(
                VERTX,
                ConfigReader.defaults(),
                database.pool(),
                database.url(),
                () -> "epoch",
                keys,
                1,
                InstantSource.system(),
                Control.ALWAYS,
                Observer.NOBODY));
        Stream<Route> all = Stream.concat(
                house.routes(handovers -> {}, (stream, key, frame, keptFor) -> {}).stream(), ofEachServer());
        return all.map(route -> route.method() + " " + route.template()).toList();
    }

    /** Those whose requests belong to the server that they came to. */
    private static Stream<Route> ofEachServer() {
        return Stream.of(HttpStreams.ADDRESS, HttpStreams.FIREHOSE)
                .map(address -> Route.get(address, call -> Future.succeededFuture(Answer.noContent())));
    }
}

package io.repartee.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Network LOOPBACK = Network.parse("127.0.0.1/32");

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<HttpServer> servers = new ArrayList<>();

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void stop() {
        servers.forEach(server ->
                server.close().toCompletionStage().toCompletableFuture().join());
    }

    @Test
    void sendsToTheAddressItLookedAtInTheNameOfTheHost() {
        int port = serve(request -> request.response().end("fine"));
        Egress egress = egress(names("127.0.0.1"), LOOPBACK);

        Egress.Reply reply = send(egress, "http://check.example:" + port + "/a/b?c=d", SOON);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().toString()).isEqualTo("fine");
        assertThat(received).containsExactly("check.example:" + port + " /a/b?c=d hello");
    }

    @Test
    void keepsTheNameInTheCertificate() {
        TestCertificate certificate = TestCertificate.of("check.example");
        int port = serve(
                new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(certificate.key()),
                request -> request.response().end("fine"));
        HttpClientOptions trusting = new HttpClientOptions().setTrustOptions(certificate.trust());
        Egress egress = new Egress(VERTX, settings(LOOPBACK), names("127.0.0.1"), trusting);

        assertThat(send(egress, "https://check.example:" + port + "/", SOON).status())
                .isEqualTo(200);
        assertThatThrownBy(() -> send(egress, "https://other.example:" + port + "/", SOON))
                .hasRootCauseMessage("No subject alternative DNS name matching other.example found.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/",
                "http://[::1]:%d/",
                "http://[::ffff:127.0.0.1]:%d/",
                "http://2130706433:%d/",
                "http://0x7f000001:%d/",
                "http://0177.0.0.1:%d/",
                "http://127.1:%d/",
                "http://0:%d/",
                "http://169.254.169.254:%d/latest/meta-data/",
                "http://user:password@check.example:%d/",
                "http://localhost:%d/",
                "ftp://check.example:%d/",
                "file:///etc/passwd?%d"
            })
    void doesNotReachIntoItsOwnNetwork(String address) {
        int port = serve(request -> request.response().end());
        Egress egress = egress(names("127.0.0.1"));

        assertThatThrownBy(() -> send(egress, address.formatted(port), SOON)).hasCauseInstanceOf(NotSent.class);
        assertThat(received).isEmpty();
    }

    @Test
    void refusesPlainHttpUnlessItIsAllowed() {
        EgressSettings strict = new EgressSettings(List.of(LOOPBACK), false, 4, 1_000);
        Egress egress = new Egress(VERTX, strict, names("127.0.0.1"), new HttpClientOptions());

        assertThatThrownBy(() -> send(egress, "http://check.example/", SOON)).hasCauseInstanceOf(NotSent.class);
    }

    @Test
    void oneForbiddenAddressAmongSeveralIsEnough() {
        Egress egress = egress(names("1.1.1.1", "127.0.0.1"));

        assertThatThrownBy(() -> send(egress, "http://check.example/", SOON)).hasCauseInstanceOf(NotSent.class);
    }

    /** A name that is public when it is looked at and private when it is connected to. */
    @Test
    void resolvesANameOnce() {
        int port = serve(request -> request.response().end("fine"));
        Queue<String> answers = new ArrayDeque<>(List.of("127.0.0.1", "127.0.0.2"));
        Names rebinding = name ->
                Future.succeededFuture(List.of(Literal.parse(answers.remove()).orElseThrow()));
        Egress egress = egress(rebinding, LOOPBACK);

        assertThat(send(egress, "http://check.example:" + port + "/", SOON).status())
                .isEqualTo(200);
        assertThat(answers).hasSize(1);
        assertThatThrownBy(() -> send(egress, "http://check.example:" + port + "/", SOON))
                .hasCauseInstanceOf(NotSent.class);
    }

    @Test
    void followsNoRedirect() {
        int inside = serve(request -> request.response().end("secret"));
        int port = serve(request -> request.response()
                .setStatusCode(307)
                .putHeader("location", "http://127.0.0.1:" + inside + "/")
                .end());

        Egress.Reply reply = send(egress(names("127.0.0.1"), LOOPBACK), "http://check.example:" + port + "/", SOON);

        assertThat(reply.status()).isEqualTo(307);
        assertThat(received).hasSize(1);
    }

    @Test
    void takesNoAnswerWithoutEnd() {
        int port = serve(request -> {
            request.response().setChunked(true);
            VERTX.setPeriodic(1, tick -> request.response().write("x".repeat(500)));
        });

        assertThatThrownBy(() -> send(egress(names("127.0.0.1"), LOOPBACK), "http://check.example:" + port + "/", SOON))
                .hasMessageContaining("the answer is too long");
    }

    @Test
    void waitsNoLongerThanTheDeadline() {
        int silent = serve(request -> {});
        int slow = serve(request -> request.response().setChunked(true).write("x"));
        Names never = name -> Future.future(promise -> {});

        for (String address : List.of("http://check.example:" + silent, "http://check.example:" + slow)) {
            assertThatThrownBy(() -> send(egress(names("127.0.0.1"), LOOPBACK), address, Duration.ofMillis(200)))
                    .hasMessageContaining("no answer in time");
        }
        assertThatThrownBy(() -> send(egress(never), "http://check.example", Duration.ofMillis(50)))
                .hasMessageContaining("no answer in time");
    }

    @Test
    void refusesMoreThanItsShareAtATimeAndFreesThePlaces() {
        Names never = name -> Future.future(promise -> {});
        EgressSettings one = new EgressSettings(List.of(LOOPBACK), true, 1, 1_000);
        Egress egress = new Egress(VERTX, one, never, new HttpClientOptions());

        Future<Egress.Reply> first = start(egress, "http://check.example", Duration.ofMillis(200));
        assertThatThrownBy(() -> send(egress, "http://check.example", SOON)).hasMessageContaining("too many");
        assertThatThrownBy(() -> join(first)).hasMessageContaining("no answer in time");
        assertThatThrownBy(() -> send(egress, "http://check.example", Duration.ofMillis(50)))
                .hasMessageContaining("no answer in time");
    }

    private int serve(Consumer<HttpServerRequest> answer) {
        return serve(new HttpServerOptions(), answer);
    }

    private int serve(HttpServerOptions options, Consumer<HttpServerRequest> answer) {
        HttpServer server = VERTX.createHttpServer(options)
                .requestHandler(request -> request.body().onSuccess(body -> {
                    received.add(request.authority() + " " + request.uri() + " " + body);
                    answer.accept(request);
                }));
        servers.add(server);
        return join(server.listen(0, "127.0.0.1")).actualPort();
    }

    private static Names names(String... addresses) {
        List<InetAddress> all = List.of(addresses).stream()
                .map(address -> Literal.parse(address).orElseThrow())
                .toList();
        return name -> Future.succeededFuture(all);
    }

    private static Egress egress(Names names, Network... allowed) {
        return new Egress(VERTX, settings(allowed), names, new HttpClientOptions());
    }

    private static EgressSettings settings(Network... allowed) {
        return new EgressSettings(List.of(allowed), true, 4, 1_000);
    }

    private static Egress.Reply send(Egress egress, String address, Duration deadline) {
        return join(start(egress, address, deadline));
    }

    private static Future<Egress.Reply> start(Egress egress, String address, Duration deadline) {
        return egress.post(URI.create(address), Map.of("x-test", "1"), Buffer.buffer("hello"), deadline);
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}

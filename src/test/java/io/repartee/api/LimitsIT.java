package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Api;
import io.repartee.testing.Bodies;
import io.repartee.testing.OpenApi;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every call that writes or signs in is limited by its address, and by its account; made from {@code openapi.yaml}, so that a new call
 * is tried by itself. And an account's limit holds exactly over several nodes.
 */
class LimitsIT {
    private static final int OF_ADDRESS = 4;
    private static final int OF_ACCOUNT = 3;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @RegisterExtension
    static final TestServer SERVER = TestServer.with("""
            trusted-proxies: ["127.0.0.0/8"]
            limits:
              comments-per-minute: 5
              guests-per-minute: 0
              reports-per-minute: 3
              notices-per-minute: 0
              votes-per-minute: 0
              writes-per-minute: %d
              address-writes-per-minute: %d
              address-sign-ins-per-minute: %d
              site-writes-per-minute: 0
            """.formatted(OF_ACCOUNT, OF_ADDRESS, OF_ADDRESS));

    private static URI second;

    private static synchronized URI second() {
        if (second == null) {
            second = SERVER.anotherNode();
        }
        return second;
    }

    /** Whatever is no GET and no reading that needs a body. */
    static Stream<OpenApi.Operation> writes() {
        return OpenApi.description().operations().stream()
                .filter(operation -> !operation.method().equals("GET"))
                .filter(operation -> !operation.node().path("tags").toString().contains("reading"));
    }

    private static Api from(String address) {
        return SERVER.anonymous().with("x-forwarded-for", address);
    }

    private static String somewhere() {
        int number = NUMBER.incrementAndGet();
        return "203.0." + number / 250 + "." + (1 + number % 250);
    }

    private static Reply call(Api api, OpenApi.Operation operation) {
        String path = operation.template().replace("{site}", "daily").replace("{queue}", "pending");
        return api.send(
                operation.method(),
                path.replace("{key}", "daily")
                        .replaceAll("\\{[a-zA-Z]+}", UUID.randomUUID().toString()),
                Bodies.of(operation));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void isLimitedByItsAddressWhateverBecomesOfIt(OpenApi.Operation operation) {
        Api here = from(somewhere());
        for (int n = 0; n < OF_ADDRESS; n++) {
            assertThat(call(here, operation).status()).isNotEqualTo(429);
        }
        Reply refused = call(here, operation).is(ErrorCode.TOO_MANY_REQUESTS);

        assertThat(refused.header("retry-after").orElseThrow()).matches("[1-9]\\d*");
        assertThat(refused.header("ratelimit-policy").orElseThrow()).matches("\"[a-z-]+\";q=" + OF_ADDRESS + ";w=60");
        assertThat(refused.header("ratelimit").orElseThrow()).matches("\"[a-z-]+\";r=0;t=[1-9]\\d*");
        assertThat(call(from(somewhere()), operation).status()).isNotEqualTo(429);
    }

    @ParameterizedTest
    @MethodSource("writes")
    void isLimitedByItsAccountFromWhereverItComes(OpenApi.Operation operation) {
        if (!readsAToken(operation)) {
            return;
        }
        String token = SsoToken.of("daily", operation + " " + NUMBER.incrementAndGet())
                .role("admin")
                .text();
        int most = operation.template().endsWith("/comments") ? 5 : OF_ACCOUNT;
        for (int n = 0; n < most; n++) {
            assertThat(call(from(somewhere()).as(token), operation).status()).isNotEqualTo(429);
        }
        Reply last = call(from(somewhere()).as(token), operation);
        if (!last.json().path("code").asText().startsWith("token_")) {
            last.is(ErrorCode.TOO_MANY_REQUESTS);
        }
    }

    /** Whoever signs in is counted by the address alone. */
    private static boolean readsAToken(OpenApi.Operation operation) {
        return operation.template().startsWith("/api/v1/sites/")
                && !operation.template().contains("/auth/")
                && !operation.template().endsWith("/invitations/accept")
                && !operation.node().path("security").toString().equals("[{}]");
    }

    @Test
    void everyRefusalForItsNumberIsDescribed() {
        assertThat(writes().filter(operation ->
                        operation.node().path("responses").path("429").isMissingNode()))
                .isEmpty();
        assertThat(writes()).hasSizeGreaterThan(30);
    }

    @Test
    void anAccountsCommentsAreCountedExactlyOverTwoNodes() {
        for (int round = 0; round < 4; round++) {
            String token = SsoToken.of("daily", "Twice " + round).text();
            String page = TestServer.page();
            List<CompletableFuture<Reply>> all = new ArrayList<>();
            for (int n = 0; n < 16; n++) {
                Api api = n % 2 == 0 ? SERVER.anonymous() : Api.anonymous(second(), "daily");
                all.add(api.with("x-forwarded-for", somewhere())
                        .as(token)
                        .start("POST", "/comments", Api.json(Drafts.comment(page, "number " + n))));
            }
            List<Reply> replies = all.stream().map(CompletableFuture::join).toList();
            assertThat(replies.stream().filter(reply -> reply.status() == 201)).hasSize(5);
            assertThat(replies.stream().filter(reply -> reply.status() == 429))
                    .hasSize(11)
                    .allSatisfy(reply -> assertThat(
                                    Integer.parseInt(reply.header("retry-after").orElseThrow()))
                            .isBetween(1, 13));
        }
    }

    @Test
    void aCallerCannotWriteItsOwnAddress() {
        Api liar = from("198.51.100.7");
        for (int n = 0; n <= OF_ADDRESS; n++) {
            Api lying = SERVER.anonymous().with("x-forwarded-for", "6.6.6." + n + ", 198.51.100.7");
            call(lying, writes().findFirst().orElseThrow());
        }
        liar.post("/auth/guest", Map.of("name", "G"));
        call(liar, writes().findFirst().orElseThrow()).is(ErrorCode.TOO_MANY_REQUESTS);
    }

    @Test
    void readingIsNotLimited() {
        Api here = from(somewhere());
        for (int n = 0; n < 3 * OF_ADDRESS; n++) {
            here.get("/thread?page=p").is(200);
            here.post("/counts", Map.of("pages", List.of("p"))).is(200);
        }
    }
}

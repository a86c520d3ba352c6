package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.DatabaseTap;
import io.repartee.testing.LiveReader;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is there but not for the caller (at another site, or held) cannot be told from what never was: by the answer, its headers, the
 * statements that the database is asked, or the time it takes.
 */
class NothingShowsIT {
    private static final Set<String> OF_THIS_ANSWER = Set.of("date", "x-request-id");
    private static final int SAMPLES = 300;
    private static final int ATTEMPTS = 10;
    private static final Pattern ABOUT_THINGS = Pattern.compile(
            "\\b(comment|comment_revision|thread|page_alias|stream_head|event|account|decision|report|finding|claim|sanction|appeal|notice)\\b");
    private static final double MOST_TIMES = 1.5;

    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private static DatabaseTap tap;
    private static URI node;
    private static Map<String, String> elsewhere;
    private static String held;
    /** What the node asks by itself, whoever calls. */
    private static final Set<String> OWN = new HashSet<>();

    @BeforeAll
    static void furnish() {
        elsewhere = MatrixIT.objects(SERVER, "daily");
        held = Drafts.post(SERVER.strictReader("Held Author"), TestServer.page(), "held secret");
        tap = new DatabaseTap(SERVER.database().url());
        node = SERVER.anotherNode(tap.url());
        Api.anonymous(node, "strict").get("/thread?page=warm").is(200);
        tap.take();
        Awaitility.await("two rounds of the node's own work").until(() -> {
            List<String> more = tap.take();
            boolean known = !more.isEmpty() && OWN.containsAll(more);
            OWN.addAll(more);
            return known;
        });
    }

    @AfterAll
    static void close() {
        tap.close();
    }

    static Stream<MatrixIT.Call> calls() {
        return MatrixIT.calls().filter(call -> call.operation().method().equals("GET"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void asksTheDatabaseTheSameOfWhatIsElsewhereAsOfWhatNeverWas(MatrixIT.Call call) {
        for (Api who : List.of(nobody(), reader(), moderator())) {
            seen(call, who, id());
            seen(call, who, id());
            String foreign = elsewhere.getOrDefault(call.kind(), id());
            assertAlike(call.toString(), () -> seen(call, who, foreign), () -> seen(call, who, id()));
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void answersReadersAboutAHeldCommentAsAboutNone(MatrixIT.Call call) {
        if (!call.kind().equals("comments")) {
            return;
        }
        for (Api who : List.of(nobody(), reader())) {
            seen(call, who, id());
            assertAlike(call.toString(), () -> seen(call, who, held), () -> seen(call, who, id()));
        }
    }

    @Test
    void refusesReadersWritesAboutAHeldCommentAsAboutNone() {
        for (MatrixIT.Call call : MatrixIT.calls()
                .filter(one -> one.kind().equals("comments")
                        && !one.operation().method().equals("GET"))
                .toList()) {
            assertThat(told(call, reader(), held)).as(call.toString()).isEqualTo(told(call, reader(), id()));
        }
    }

    @Test
    void takesAsLongForWhatIsThereAsForWhatIsNot() {
        MatrixIT.Call call = calls().filter(one -> one.toString().endsWith("/comments/{id}"))
                .findFirst()
                .orElseThrow();
        String[] ids = {elsewhere.get("comments"), held, id()};
        long[][] nanos = new long[ids.length][SAMPLES];
        Api who = reader();
        for (int n = -50; n < SAMPLES; n++) {
            for (int which = 0; which < ids.length; which++) {
                long begun = System.nanoTime();
                call.by(who, ids[which]);
                if (n >= 0) {
                    nanos[which][n] = System.nanoTime() - begun;
                }
            }
        }
        double absent = median(nanos[2]);
        for (int which = 0; which < 2; which++) {
            assertThat(median(nanos[which]) / absent).isBetween(1 / MOST_TIMES, MOST_TIMES);
        }
    }

    /** Of pages that nobody has asked this node about: which ones it knows is no secret, and it remembers them. */
    @Test
    void socketsAreToldTheSameOfPagesThatAreElsewhereHeldOrNowhere() {
        Api elsewhereAda = SERVER.reader("Ada");
        Api ada = SERVER.strictReader("Ada");
        String token = SsoToken.of("strict", "Some Reader").text();
        for (String who : Arrays.asList(null, token)) {
            subscribed(who, TestServer.page());
            assertAlike(
                    "elsewhere",
                    () -> subscribed(who, commentedOn(elsewhereAda)),
                    () -> subscribed(who, TestServer.page()));
            assertAlike("held", () -> subscribed(who, commentedOn(ada)), () -> subscribed(who, TestServer.page()));
        }
    }

    private static String commentedOn(Api author) {
        String page = TestServer.page();
        Drafts.post(author, page, "there");
        return page;
    }

    /** The node has work of its own at any time: what shows, shows each time. */
    private static void assertAlike(String what, Supplier<?> one, Supplier<?> other) {
        Object first = one.get();
        Object second = other.get();
        for (int n = 0; n < ATTEMPTS && !first.equals(second); n++) {
            first = one.get();
            second = other.get();
        }
        assertThat(first).as(what).isEqualTo(second);
    }

    private record Seen(String told, Map<String, List<String>> headers, List<String> asked) {}

    private static Seen seen(MatrixIT.Call call, Api who, String id) {
        tap.take();
        Reply reply = call.by(who, id);
        List<String> asked = asked();
        Map<String, List<String>> headers = new TreeMap<>(reply.headers().map());
        headers.keySet().removeIf(OF_THIS_ANSWER::contains);
        return new Seen(said(reply, id), headers, asked);
    }

    /** What was asked about things of sites; who the site is, and its keys, nodes read again by themselves. */
    private static List<String> asked() {
        List<String> asked = new ArrayList<>(tap.take());
        asked.removeIf(statement ->
                OWN.contains(statement) || !ABOUT_THINGS.matcher(statement).find());
        return asked;
    }

    private static String told(MatrixIT.Call call, Api who, String id) {
        return said(call.by(who, id), id);
    }

    private static String said(Reply reply, String id) {
        return reply.status() + " " + reply.text().replace(id, "ID");
    }

    private static List<String> subscribed(String token, String page) {
        String stream = "thread:" + page;
        tap.take();
        try (LiveReader live = LiveReader.connect(node, "strict", token)) {
            live.subscribe(stream, null);
            live.awaitSubscribed(stream);
            List<String> all = asked();
            for (JsonNode frame : live.frames()) {
                if (frame.path("type").asText().equals("subscribed")) {
                    all.add(frame.toString().replace(page, "PAGE"));
                }
            }
            return all;
        }
    }

    private static double median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static Api nobody() {
        return Api.anonymous(node, "strict");
    }

    private static Api reader() {
        return nobody().as(SsoToken.of("strict", "Some Reader").text());
    }

    private static Api moderator() {
        return nobody().as(SsoToken.of("strict", "Some Moderator")
                .role("moderator")
                .text());
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}

package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Being live where the network does not want it: every event once and in order at the callback, whatever the way. */
class FallbackE2E {
    private static final AtomicInteger STORIES = new AtomicInteger();
    private static final int HOUR_MS = 3_600_000;

    /** The server's silence after which an event stream counts as kept back. */
    private static final int MUTE_MS = 6_000;

    /** Waiting times between attempts are random up to a bound; here they are near the least, so that only the ways are tried and not patience. */
    private static final String HURRY = "Math.random = () => 0.02;";

    /** Something of the same origin that asks for nothing itself. */
    private static final String NOWHERE = "/demo/icon.svg";

    @RegisterExtension
    static final Newsroom NEWS = new Newsroom();

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private final String story = "live-" + STORIES.incrementAndGet();
    private Middlebox between;
    private Window window;
    private int posted;

    @BeforeEach
    void start() {
        between = new Middlebox(NEWS.address());
        window = somebody();
    }

    private static Window somebody() {
        Window window = BROWSERS.blank(Look.DESKTOP_LIGHT).expectFailingRequests();
        window.context().addInitScript(HURRY);
        return window;
    }

    @AfterEach
    void stop() {
        between.close();
    }

    @Test
    void aSocketIsTheFirstChoiceAndNothingElseIsLoaded() {
        Ear ear = listen().awaitState("live");

        post(3);

        assertThat(ear.await(3)).isEqualTo(Ear.exactly(3));
        assertThat(window.requests()).noneMatch(address -> address.contains("fallback") || address.contains("/stream"));
    }

    @Test
    void whereSocketsAreBlockedEventStreamsCarryOn() {
        between.blockSockets(true);
        Ear ear = listen().awaitState("fallback");

        post(5);

        assertThat(ear.await(5)).isEqualTo(Ear.exactly(5));
        assertThat(between.eventStreams()).isPositive();
        assertThat(between.polls()).isZero();
    }

    @Test
    void whereAnswersAreKeptBackPollsCarryOn() {
        window.page().clock().install();
        between.blockSockets(true).keepBack(true);
        Ear ear = listen();
        window.page().waitForCondition(() -> between.eventStreams() > 0);
        window.page().clock().runFor(MUTE_MS);
        ear.awaitState("fallback");

        post(5);

        assertThat(ear.await(5)).isEqualTo(Ear.exactly(5));
        assertThat(between.polls()).isPositive();
    }

    @Test
    void aBetterWayIsTriedNowAndThen() {
        window.page().clock().install();
        between.blockSockets(true);
        Ear ear = listen().awaitState("fallback");
        between.blockSockets(false);
        for (int n = 0; n < 30 && !ear.state().equals("live"); n++) {
            post(1);
            ear.await(posted);
            window.page().clock().runFor(4_000);
        }

        ear.awaitState("live");
        post(2);
        assertThat(ear.await(posted)).isEqualTo(Ear.exactly(posted));
    }

    @Test
    void aSocketThatBreaksAgainAndAgainLosesNothing() {
        Ear ear = listen().awaitState("live");
        for (int n = 0; n < 6; n++) {
            post(2);
            between.cut();
            post(1);
        }
        assertThat(ear.await(18)).isEqualTo(Ear.exactly(18));
    }

    @Test
    void anEventStreamThatBreaksAgainAndAgainLosesNothing() {
        between.blockSockets(true);
        Ear ear = listen().awaitState("fallback");
        for (int n = 0; n < 4; n++) {
            post(2);
            between.cut();
            post(1);
            ear.await(posted);
        }
        assertThat(ear.heard()).isEqualTo(Ear.exactly(12));
    }

    @Test
    void aServerThatComesBackIsFoundAgainBySocketAndByFallback() {
        Ear direct = listen().awaitState("live");
        Middlebox strict = new Middlebox(NEWS.address()).blockSockets(true);
        try (strict) {
            Window other = somebody();
            Ear indirect = listen(other, strict).awaitState("fallback");
            post(2);

            NEWS.goAway();
            NEWS.comeBack();
            post(2);

            assertThat(direct.await(4)).isEqualTo(Ear.exactly(4));
            assertThat(indirect.await(4)).isEqualTo(Ear.exactly(4));
            assertThat(direct.resyncs() + indirect.resyncs()).isZero();
        }
    }

    @Test
    void whoComesBackOnlineGoesOnWhereTheyWere() {
        Ear ear = listen().awaitState("live");
        window.context().setOffline(true);
        ear.awaitState("offline");

        post(3);
        window.context().setOffline(false);

        assertThat(ear.await(3)).isEqualTo(Ear.exactly(3));
        ear.awaitState("live");
    }

    @Test
    void afterASleepTheBestWayIsTriedFirst() {
        window.page().clock().install();
        between.blockSockets(true);
        Ear ear = listen().awaitState("fallback");
        post(1);
        ear.await(1);
        between.blockSockets(false);

        window.page().clock().fastForward(HOUR_MS);

        ear.awaitState("live");
        post(1);
        assertThat(ear.await(2)).isEqualTo(Ear.exactly(2));
    }

    @Test
    void afterASleepADeadSocketIsNoticedAtOnce() {
        window.page().clock().install();
        Ear ear = listen().awaitState("live");
        post(1);
        ear.await(1);
        between.fallSilent();
        post(2);

        window.page().clock().fastForward(HOUR_MS);

        assertThat(ear.await(3)).isEqualTo(Ear.exactly(3));
        ear.awaitState("live");
    }

    @Test
    void aTabThatNobodyLooksAtGivesItsPlaceUpAndGoesOnWhenItIsSeen() {
        window.page().clock().install();
        between.blockSockets(true);
        Ear ear = listen().awaitState("fallback");
        post(1);
        ear.await(1);
        ear.hide(true);
        window.page().clock().runFor(11_000);
        window.page().waitForCondition(() -> between.open() == 0);

        post(3);
        ear.hide(false);

        assertThat(ear.await(4)).isEqualTo(Ear.exactly(4));
    }

    @Test
    void twoTabsHearTheSame() {
        Ear one = listen().awaitState("live");
        Page second = window.context().newPage();
        second.navigate(between.address() + NOWHERE);
        Ear other = Ear.of(second, "demo", "thread:" + story).awaitState("live");

        post(4);

        assertThat(one.await(4)).isEqualTo(Ear.exactly(4));
        assertThat(other.await(4)).isEqualTo(Ear.exactly(4));
    }

    /** The control: frames are lost on the way, which the numbers on the wire show and the callback does not. */
    @Test
    void aLostFrameIsNoticedAndAskedForAgain() {
        window.page().addInitScript("""
                const Real = WebSocket;
                window.wire = [];
                window.WebSocket = class extends Real {
                  set onmessage(handler) {
                    let n = 0;
                    super.onmessage = message => {
                      const frame = JSON.parse(message.data);
                      if (frame.type !== 'events') return handler(message);
                      if (++n % 3 === 0) return;
                      window.wire.push(...frame.events.map(event => event.seq));
                      handler(message);
                    };
                  }
                };
                """);
        Ear ear = listen().awaitState("live");
        for (int n = 0; n < 9; n++) {
            post(1);
        }
        assertThat(ear.await(8).subList(0, 8)).isEqualTo(Ear.exactly(8));
        List<?> wire = (List<?>) window.page().evaluate("() => window.wire");
        assertThat(wire).as("frames were really lost").isNotEqualTo(ear.heard());
    }

    @Test
    void readersSeeThatTheyAreLiveByWhateverWay() {
        between.blockSockets(true);
        window.page().navigate(between.address() + "/demo/market.html");
        Conversation reader = new Conversation(window).read();
        assertThat(reader.comments().locator(".connection.fallback")).hasText("Live");

        NEWS.post("demo", "market", "Ada", "Heard without a socket.");

        assertThat(reader.comment("Heard without a socket.").or(reader.pill()).first())
                .isVisible();
    }

    @Test
    void whatCannotBeLoadedForWritingIsToldAndTriedAgain() {
        AtomicInteger asked = new AtomicInteger();
        window.page().route("**/writing.js*", route -> {
            if (asked.incrementAndGet() == 1) {
                route.abort();
            } else {
                route.resume();
            }
        });
        window.page().navigate(between.address() + "/demo/market.html");
        Conversation reader = new Conversation(window).read();
        reader.comments().locator("#join").evaluate("button => button.click()");
        assertThat(reader.comments().locator("[role=alert]")).containsText("cannot be reached");

        reader.comments().locator("#join").click();

        assertThat(reader.comments().locator("#text-new")).isFocused();
        assertThat(reader.comments().locator("[role=alert]")).hasCount(0);
    }

    @Test
    void aDraftIsThereWithTheCommentsAndNothingJumps() {
        window.page().navigate(between.address() + "/demo/library.html#comments");
        Conversation reader = new Conversation(window);
        reader.comments().locator("#join").click();
        reader.comments().locator("#text-new").fill("Half a thought");

        window.page().reload();

        assertThat(reader.comments().locator("#text-new")).hasValue("Half a thought");
        assertThat(reader.comments().locator(".connection.live")).isVisible();
        assertThat(window.shifted()).as("%s", window.shifts()).isLessThanOrEqualTo(0.02);
    }

    private Ear listen() {
        return listen(window, between);
    }

    private Ear listen(Window in, Middlebox by) {
        in.page().navigate(by.address() + NOWHERE);
        return Ear.of(in.page(), "demo", "thread:" + story);
    }

    private void post(int count) {
        for (int n = 0; n < count; n++) {
            NEWS.post("demo", story, "Ada", "Number " + ++posted);
        }
    }
}

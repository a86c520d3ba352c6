package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Who stays for hours, at the desk or on a page with comments: tokens end, and the sign-in goes on. Hours are played by a first token that is
 * about to end, or has ended.
 */
class StayingE2E {
    private static final int WARNED_SECONDS = 60;
    private static final long WRONG_MS = 600_000;

    @RegisterExtension
    static final Newsroom NEWS = new Newsroom();

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private static final Stories STORIES = new Stories(NEWS, BROWSERS);

    @Test
    void theDeskGetsAnotherTokenWhenTheServerSaysThatItsOwnEnds() {
        NEWS.post("strict", "renewed", "Ada", "Please let me in.");
        Window window = BROWSERS.blank(Look.DESKTOP_LIGHT);
        List<String> told = told(window.page());
        // By a clock that is wrong there is time: only the server knows better.
        window.page().clock().setSystemTime(new Date(System.currentTimeMillis() - WRONG_MS));
        window.page().navigate(desk(ending("strict"), "Mo"));
        Desk desk = new Desk(window);

        awaitTokens(window, told, 1);
        desk.turnTo("Please let me in.").press("a");
        assertThat(desk.card("Please let me in.")).hasCount(0);
        isPublished(window, "Please let me in.");
        NEWS.post("strict", "renewed", "Ben", "And me.");
        assertThat(desk.card("And me.")).isVisible();
    }

    @Test
    void theDeskThatSleptForAnHourIsLiveAgainWithAnotherToken() {
        Window window = BROWSERS.blank(Look.DESKTOP_LIGHT);
        List<String> renewals = renewals(window.page());
        window.page().clock().install();
        window.page().navigate(desk(SsoToken.of("strict", "Somebody").role("moderator"), "Nan"));
        Desk desk = new Desk(window);
        assertThat(renewals).isEmpty();

        window.page().clock().fastForward("58:00");
        window.page().waitForCondition(() -> !renewals.isEmpty());
        NEWS.post("strict", "woken", "Ada", "Did you sleep well?");
        assertThat(desk.card("Did you sleep well?")).isVisible();
    }

    @Test
    void theDeskThatWasLeftForLongGoesOnAndWhatWasRefusedIsDone() {
        NEWS.post("strict", "slept", "Ada", "Good morning.");
        Window window = BROWSERS.blank(Look.DESKTOP_LIGHT).expectFailingRequests();
        window.page().navigate(desk(SsoToken.of("strict", "Ed").expired(), "Lena"));
        Desk desk = new Desk(window);
        assertThat(desk.card("Good morning.")).isVisible();

        List<String> renewals = renewals(window.page());
        refuseFirst(window.page(), "**/decisions");
        desk.turnTo("Good morning.").press("a");
        assertThat(desk.card("Good morning.")).hasCount(0);
        window.page().waitForCondition(() -> renewals.size() == 1);
        isPublished(window, "Good morning.");
    }

    @Test
    void aReadersOwnTokenIsRenewedInPlaceAndWhatIsTheirsGoesOn() {
        String page = STORIES.page("demo", "hours");
        Window window = BROWSERS.blank(Look.DESKTOP_LIGHT);
        List<String> told = told(window.page());
        Conversation gus = guest(window, page, ending("demo"), "Gus");
        gus.isLive();
        String question = NEWS.post("demo", "hours", "Noor", "Who answers me?");

        awaitTokens(window, told, 2);
        gus.pill().or(gus.comment("Who answers me?")).first().click();
        gus.reply("Who answers me?", "", "I do, after an hour.");
        assertThat(gus.comment("I do, after an hour.").locator("[data-do=edit]"))
                .isVisible();
        assertThat(gus.comment("I do, after an hour.").locator(".name")).hasText("Gus");
        String mine = NEWS.api("demo")
                .get("/comments/" + question + "/replies")
                .is(200)
                .text("/items/0/id");
        NEWS.post("demo", "hours", "Noor", "Thank you.", mine);
        assertThat(gus.comments().locator("[data-do=inbox] .dot-n")).hasText("1");
    }

    @Test
    void aPublishersPageIsAskedForAnotherTokenAndTheSocketStays() {
        Window window = BROWSERS.blank(Look.DESKTOP_LIGHT);
        List<String> told = told(window.page());
        window.page().navigate(STORIES.page("demo", "asked"));
        Conversation ada = new Conversation(window).isLive();
        ada.comments()
                .evaluate(
                        """
                (element, tokens) => {
                  element.getToken = () => tokens.length > 1 ? tokens.shift() : tokens[0];
                }""",
                        List.of(
                                ending("demo").text(),
                                SsoToken.of("demo", "Somebody").text()));
        ada.write("", "Who answers me, after an hour?");
        assertThat(ada.comment("Who answers me").locator("[data-do=edit]")).isVisible();
        awaitTokens(window, told, 2);

        String mine = NEWS.reader("demo", "Somebody")
                .get("/accounts/me/comments")
                .is(200)
                .text("/items/0/id");
        NEWS.post("demo", "asked", "Noor", "I do.", mine);
        assertThat(ada.comments().locator("[data-do=inbox] .dot-n")).hasText("1");
        assertThat(told.stream()
                        .filter(frame -> frame.contains("\"type\":\"hello\""))
                        .count())
                .as("on the same socket")
                .isEqualTo(1);
    }

    @Test
    void whatOneTabWasGivenCountsForTheOthers() {
        String page = STORIES.page("demo", "tabs");
        NEWS.post("demo", "tabs", "Noor", "Vote for me.");
        Window window = BROWSERS.blank(Look.DESKTOP_LIGHT).expectFailingRequests();
        Conversation una = guest(window, page, SsoToken.of("demo", "Una").expired(), "Una");
        Locator up = una.comments().locator("[data-do=up]");
        assertThat(una.comments().locator("[data-do=profile]")).isVisible();
        Page tab = window.context().newPage();
        tab.navigate(page);
        Locator upThere = tab.locator("repartee-comments [data-do=up]");
        assertThat(tab.locator("repartee-comments [data-do=profile]")).isVisible();

        List<String> renewals = renewals(window.page());
        refuseFirst(window.page(), "**/vote");
        up.click();
        assertThat(up).hasAttribute("aria-pressed", "true");
        assertThat(upThere).containsText("1");
        window.page().waitForCondition(() -> renewals.size() == 1);

        List<String> renewalsThere = renewals(tab);
        refuseFirst(tab, "**/vote");
        upThere.click();
        assertThat(upThere).hasAttribute("aria-pressed", "true");
        assertThat(tab.locator("repartee-comments .toast")).hasCount(0);
        assertThat(renewalsThere).as("the refresh token that it has is used up").isEmpty();
    }

    /** The first of these calls comes with a token that has ended, whatever the page says. */
    private static void refuseFirst(Page page, String calls) {
        String ended = SsoToken.of("demo", "Somebody").expired().text();
        AtomicBoolean first = new AtomicBoolean(true);
        page.route(calls, route -> {
            Map<String, String> headers = new HashMap<>(route.request().headers());
            if (first.getAndSet(false)) {
                headers.put("authorization", "Bearer " + ended);
            }
            route.resume(new Route.ResumeOptions().setHeaders(headers));
        });
    }

    private static List<String> renewals(Page page) {
        List<String> renewals = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (request.url().endsWith("/auth/refresh") && request.method().equals("POST")) {
                renewals.add(request.url());
            }
        });
        return renewals;
    }

    /** A page where somebody is signed in with that token for now, and can go on as a guest of that name. */
    private static Conversation guest(Window window, String page, SsoToken token, String name) {
        Reply guest = NEWS.api("demo").post("/auth/guest", Map.of("name", name)).is(201);
        String kept = Api.json(Map.of(
                "token",
                token.text(),
                "refresh",
                guest.text("/refresh"),
                "account",
                Map.of("id", guest.text("/account/id"), "name", name)));
        String place = "repartee:guest:" + NEWS.address() + ":demo";
        window.context()
                .addInitScript("if (!localStorage.getItem('%s')) localStorage.setItem('%s', '%s')"
                        .formatted(place, place, kept));
        window.page().navigate(page);
        return new Conversation(window);
    }

    /** It ends in so little more than a minute that the server soon says so. */
    private static SsoToken ending(String site) {
        return SsoToken.of(site, "Somebody")
                .role("moderator")
                .claim("exp", Instant.now().getEpochSecond() + WARNED_SECONDS + 2);
    }

    /** The desk, entered with that token by somebody who has an account of this server's own. */
    private static String desk(SsoToken token, String name) {
        Api admin =
                NEWS.api("strict").as(SsoToken.of("strict", "Ada").role("admin").text());
        String link =
                admin.post("/invitations", Map.of("role", "moderator")).is(201).text("/link");
        Reply accepted = NEWS.api("strict")
                .post(
                        "/invitations/accept",
                        Map.of("token", link.substring(link.indexOf("invitation=") + 11), "name", name))
                .is(200);
        return NEWS.address() + "/desk/#site=strict&token=" + token.text() + "&refresh=" + accepted.text("/refresh");
    }

    /** The browser goes on meanwhile, also with calls that the test holds in its hands. */
    private static void isPublished(Window window, String text) {
        Api admin =
                NEWS.api("strict").as(SsoToken.of("strict", "Ada").role("admin").text());
        window.page()
                .waitForCondition(() -> admin.get("/queues/all").is(200).text().contains(text)
                        && !admin.get("/queues/pending").is(200).text().contains(text));
    }

    /** What the page says on its sockets. */
    private static List<String> told(Page page) {
        List<String> told = new CopyOnWriteArrayList<>();
        page.onWebSocket(socket -> socket.onFrameSent(frame -> told.add(frame.text())));
        return told;
    }

    private static void awaitTokens(Window window, List<String> told, int many) {
        window.page()
                .waitForCondition(() -> told.stream()
                                .filter(frame -> frame.contains("\"type\":\"token\""))
                                .distinct()
                                .count()
                        >= many);
    }
}

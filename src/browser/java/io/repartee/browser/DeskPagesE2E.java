package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import io.repartee.testing.SsoToken;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How every state of the desk looks: pictures of all of them, and axe finds nothing. */
class DeskPagesE2E {
    private static final List<String> EVERYWHERE =
            List.of("appeals", "sanctions", "statistics", "learnt", "audit", "people", "keys", "transfer", "settings");

    @RegisterExtension
    static final Newsroom NEWS = new Newsroom();

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @BeforeAll
    static void aDayOfComments() {
        Seed.waiting(NEWS);
        for (int n = 0; n < 8; n++) {
            NEWS.post("strict", "ferry", "Commuter " + n, "Seen from seat " + n + ": the coffee is better, too.");
        }
        String id =
                NEWS.post("strict", "ferry", "فاطمة الزهراء", "عبّارة أهدأ وهواء أنظف — شكرًا لكل من عمل على المشروع.");
        NEWS.decide("strict", "Ole", "reject", NEWS.post("strict", "ferry", "Rude Rob", "You are all fools."));
        NEWS.decide("strict", "Ole", "approve", id);
        NEWS.reader("strict", "Ada")
                .post("/comments/" + id + "/reports", Map.of("reason", "off_topic"))
                .is(201);
        NEWS.moderator("strict", "Mia")
                .post("/sanctions", Map.of("domain", "throwaway.example", "kind", "premoderate", "reason", "spam"))
                .is(201);
        NEWS.api("strict")
                .as(SsoToken.of("strict", "Mia Brandt").role("admin").text())
                .post("/invitations", Map.of("role", "moderator", "email", "zoe@tidewater.example"))
                .is(201);
    }

    @ParameterizedTest
    @EnumSource
    void theQueueWithWhatLiesOverIt(Look look) {
        Desk desk = sit(look, "");
        state(desk, look, "queue");
        desk.press("j").press("x").press("Shift+J");
        assertThat(desk.bulk()).isVisible();
        state(desk, look, "many");
        desk.press("Escape").press("r");
        state(desk, look, "why");
        desk.press("Escape").press("h");
        assertThat(desk.window().page().locator("#history")).containsText("Revision 1");
        state(desk, look, "history");
        desk.press("Escape").press("i");
        assertThat(desk.window().page().locator("#author h3").first()).isVisible();
        state(desk, look, "author");
        desk.press("Escape").press("t");
        state(desk, look, "sanction");
        desk.press("Escape").press("d");
        state(desk, look, "redact");
        desk.press("Escape").press("y");
        state(desk, look, "reply");
        desk.press("Escape");
        desk.selected().getByLabel("More").click();
        assertThat(desk.dialog("More")).isVisible();
        state(desk, look, "more");
        desk.press("Escape").press("?");
        state(desk, look, "keys");
        desk.press("Escape").press("a");
        assertThat(desk.notice()).not().isEmpty();
        state(desk, look, "decided");
    }

    @ParameterizedTest
    @EnumSource
    void theOtherQueuesAndPages(Look look) {
        Desk desk = sit(look, "");
        go(desk, "queue/all", ".card");
        state(desk, look, "all");
        go(desk, "queue/reported", ".card");
        state(desk, look, "reported");
        go(desk, "queue/spam", ".empty");
        state(desk, look, "empty");
        go(desk, "sanctions", ".row");
        desk.window().page().locator("summary").click();
        state(desk, look, "sanctions");
        go(desk, "appeals", ".empty");
        state(desk, look, "appeals");
        go(desk, "statistics", ".u-wrap");
        state(desk, look, "statistics");
        go(desk, "learnt", ".learnt");
        state(desk, look, "learnt");
        go(desk, "people", ".invitation");
        desk.window().page().locator("summary").click();
        state(desk, look, "people");
        go(desk, "keys", ".row");
        desk.window().page().locator("summary").click();
        state(desk, look, "keys");
        go(desk, "audit", ".row");
        state(desk, look, "audit");
        go(desk, "settings", ".phase");
        desk.window().page().locator("[name=moderation]").first().check();
        state(desk, look, "settings");
        desk.window().page().getByText("Try it on past comments").click();
        assertThat(desk.window().page().locator(".rehearsal")).isVisible();
        state(desk, look, "tried");
    }

    /** 1280 by 1024 at 400 %: everything in one column, nothing covered, nothing cut off. */
    @Test
    void zoomedInFar() {
        Desk desk = sit(Look.DESKTOP_LIGHT, "");
        desk.window().page().setViewportSize(320, 256);
        zoomed(desk, "queue");
        desk.selected().getByText("Approve").scrollIntoViewIfNeeded();
        desk.selected().getByText("Reject").click();
        zoomed(desk, "why");
        desk.press("Escape");
        for (String place : EVERYWHERE) {
            go(desk, place, "h1");
            assertThat(desk.window().page().locator("[aria-busy=true]")).hasCount(0);
            zoomed(desk, place);
        }
    }

    /** Where the system chooses the colours, one still sees where one is. */
    @Test
    void inTheSystemsColours() {
        Desk desk = sit(Look.DESKTOP_DARK, "");
        desk.window().page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        desk.press("j").press("x");
        desk.window().picture("desk-forced-queue");
        assertThat(desk.selected()).hasCSS("outline-style", "solid");
        for (String place : EVERYWHERE) {
            go(desk, place, "h1");
            assertThat(desk.window().page().locator("[aria-busy=true]")).hasCount(0);
            desk.window().picture("desk-forced-" + place);
        }
    }

    private static void zoomed(Desk desk, String what) {
        desk.window().picture("desk-zoomed-" + what);
        Manners.hasNoFaults(desk.window(), "the desk zoomed: " + what);
        Manners.doesNotScrollSideways(desk.window(), "the desk zoomed: " + what);
    }

    @ParameterizedTest
    @EnumSource(names = {"DESKTOP_LIGHT", "PHONE_DARK"})
    void fromRightToLeft(Look look) {
        Desk desk = sit(look, "?lang=ar");
        assertThat(desk.window().page().locator("h1")).containsText("في الانتظار");
        state(desk, look, "ar-queue");
        desk.press("r");
        state(desk, look, "ar-why");
        desk.press("Escape");
        go(desk, "settings", ".phase");
        state(desk, look, "ar-settings");
        go(desk, "learnt", ".learnt");
        state(desk, look, "ar-learnt");
        go(desk, "people", ".row");
        state(desk, look, "ar-people");
    }

    private static void go(Desk desk, String address, String until) {
        Page page = desk.window().page();
        page.evaluate("address => { location.hash = '#/' + address; }", address);
        assertThat(page.locator("main " + until).first()).isVisible();
    }

    private static void state(Desk desk, Look look, String what) {
        desk.window()
                .picture("desk-" + what + "-"
                        + look.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        Manners.hasNoFaults(desk.window(), "the desk: " + what);
        Manners.doesNotScrollSideways(desk.window(), "the desk: " + what);
    }

    private static Desk sit(Look look, String query) {
        String address = NEWS.desk("strict", "Mia Brandt", "admin").replace("/desk/#", "/desk/" + query + "#");
        Desk desk = new Desk(BROWSERS.open(look, address));
        assertThat(desk.selected()).isVisible();
        return desk;
    }
}

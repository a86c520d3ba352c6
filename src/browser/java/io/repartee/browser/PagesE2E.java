package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the pages look: pictures of all of them, and what can be measured of their manners. */
class PagesE2E {
    private static final double MOST_SHIFT = 0.02;
    /** Together they are both sizes and both schemes: contrast does not depend on the size, nor reach on the colours. */
    private static final Set<Look> OPPOSITE = EnumSet.of(Look.DESKTOP_LIGHT, Look.PHONE_DARK);

    @RegisterExtension
    static final Newsroom NEWS = new Newsroom();

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @BeforeAll
    static void aDayOfComments() {
        Seed.ferry(NEWS);
        Seed.arabic(NEWS);
        Seed.waiting(NEWS);
    }

    /** Each state is made once and seen at all screens: making it takes longer than looking. */
    @ParameterizedTest
    @ValueSource(strings = {"ferry", "ar"})
    void aStoryIsAccessibleStillAndAtHome(String story) {
        Window window = BROWSERS.open(Look.DESKTOP_LIGHT, NEWS.address() + "/demo/" + story + ".html");
        Conversation comments = new Conversation(window).isLive().read();
        isStillAndAtHome(window, story);
        for (Look look : Look.values()) {
            window.wear(look);
            comments.readArticle();
            window.picture(name(story, look) + "-top");
            comments.read();
            window.picture(name(story, look) + "-comments");
            Manners.doesNotScrollSideways(window, story);
        }
        comments.comments().locator("#join").click();
        comments.comments().locator("[data-do=reply]").nth(2).click();
        comments.comments().locator("form .primary").first().click();
        assertThat(comments.comments().locator("[role=alert]")).isVisible();
        for (Look look : Look.values()) {
            window.wear(look);
            comments.read();
            window.picture(name(story, look) + "-writing");
            Manners.doesNotScrollSideways(window, story + " while writing");
            if (OPPOSITE.contains(look)) {
                Manners.hasNoFaults(window, story + " while writing");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DESKTOP_LIGHT", "PHONE_DARK"})
    void theFrontPageIsAccessibleStillAndAtHome(Look look) {
        Window window = BROWSERS.open(look, NEWS.address() + "/demo/");
        assertThat(window.page().locator("repartee-count[page=ferry]").first()).hasText("12");
        window.picture(name("front", look));
        hasManners(window, "front page");
    }

    /** Where a page never reloads, and with less room between comments. */
    @ParameterizedTest
    @EnumSource(names = {"DESKTOP_LIGHT", "PHONE_DARK"})
    void theEditionThatNeverReloadsIsAtHomeAndDense(Look look) {
        Window window = BROWSERS.open(look, NEWS.address() + "/demo/app.html?story=ferry");
        Conversation comments = new Conversation(window).read();
        window.picture(name("app", look));
        window.page().locator("#stories a[data-page=market]").click();
        assertThat(comments.comments().locator(".empty")).isVisible();
        window.page().goBack();
        assertThat(comments.comment("Short one: finally.")).isVisible();
        comments.isLive();
        comments.comments().evaluate("element => element.setAttribute('density', 'compact')");
        comments.read();
        window.picture(name("compact", look));
        Manners.hasNoFaults(window, "the edition that never reloads");
        Manners.doesNotScrollSideways(window, "the edition that never reloads");
    }

    @ParameterizedTest
    @EnumSource(names = {"DESKTOP_LIGHT", "PHONE_DARK"})
    void commentsUnderOnesEyesLoadWithoutAJump(Look look) {
        Window window = BROWSERS.open(look, NEWS.address() + "/demo/ferry.html#comments");
        new Conversation(window).isLive();
        assertThat(window.shifted()).as("%s", window.shifts()).isLessThanOrEqualTo(MOST_SHIFT);
    }

    @ParameterizedTest
    @EnumSource(names = {"DESKTOP_LIGHT", "PHONE_DARK"})
    void anEmptyConversationInvites(Look look) {
        Window window = BROWSERS.open(look, NEWS.address() + "/demo/market.html#comments");
        new Conversation(window).isLive();
        window.picture(name("empty", look));
        hasManners(window, "empty conversation");
    }

    @ParameterizedTest
    @EnumSource(names = {"DESKTOP_LIGHT", "PHONE_DARK"})
    void theDeskIsAccessibleStillAndAtHome(Look look) {
        Desk desk = new Desk(BROWSERS.open(look, NEWS.desk("strict", "Mia Brandt")));
        assertThat(desk.cards()).hasCount(3);
        desk.window().picture(name("desk", look));
        hasManners(desk.window(), "desk");
        desk.press("?");
        desk.window().picture(name("desk-keys", look));
        Manners.hasNoFaults(desk.window(), "desk's keys");
    }

    @ParameterizedTest
    @EnumSource(names = {"DESKTOP_LIGHT", "PHONE_DARK"})
    void theDoorOfTheDeskIsAccessibleStillAndAtHome(Look look) {
        Window window = BROWSERS.open(look, NEWS.address() + "/desk/");
        assertThat(window.page().locator("[name=token]")).isVisible();
        window.picture(name("door", look));
        hasManners(window, "door");
    }

    private static void hasManners(Window window, String what) {
        Manners.hasNoFaults(window, what);
        isStillAndAtHome(window, what);
    }

    private static void isStillAndAtHome(Window window, String what) {
        assertThat(window.shifted())
                .as("layout shift of %s: %s", what, window.shifts())
                .isLessThanOrEqualTo(MOST_SHIFT);
        assertThat(window.hosts())
                .as("hosts asked by " + what)
                .containsExactly(URI.create(NEWS.address()).getAuthority());
        Manners.doesNotScrollSideways(window, what);
    }

    private static String name(String what, Look look) {
        return what + "-" + look.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

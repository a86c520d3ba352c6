package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The comments for who sees them otherwise: with the system's own colours, without motion, four times as large. */
class SightE2E {
    @RegisterExtension
    static final Newsroom NEWS = new Newsroom();

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private static final Stories STORIES = new Stories(NEWS, BROWSERS);
    private static final String MOVING = "element => element.shadowRoot.getAnimations().length";

    @Test
    void withForcedColoursWhatIsPressedAndWhatCanBePressedIsSeen() {
        NEWS.post("demo", "forced", "Eve", "Do you see me?");
        Conversation ada = visit("forced", Look.DESKTOP_LIGHT.options().setForcedColors(ForcedColors.ACTIVE));
        Stories.signIn(ada, "demo", "Ada");
        Locator up = ada.comment("Do you see me?").locator("[data-do=up]");
        up.click();
        assertThat(up).hasAttribute("aria-pressed", "true");
        assertThat(style(up, "outlineStyle")).as("what is pressed").isEqualTo("solid");
        assertThat(style(ada.comments().locator("#join"), "borderTopStyle")).isEqualTo("solid");
        ada.comments().locator("#join").click();
        assertThat(style(ada.comments().locator("form .primary"), "borderTopStyle"))
                .isEqualTo("solid");
        ada.window().picture("forced-colours");
        Manners.hasNoFaults(ada.window(), "forced colours");
        ada.comments().locator("[data-do=profile]").click();
        assertThat(style(ada.comments().locator("dialog"), "borderTopStyle")).isEqualTo("solid");
        ada.window().picture("forced-colours-dialog");
    }

    @Test
    void withoutMotionNothingMovesAndWithItSomethingDoes() {
        Conversation still = visit("moved", Look.DESKTOP_LIGHT.options()).isLive();
        Conversation moved = visit("moved", Look.DESKTOP_LIGHT.options().setReducedMotion(ReducedMotion.NO_PREFERENCE))
                .isLive();
        NEWS.post("demo", "moved", "Eve", "Here I come.");
        assertThat(still.comment("Here I come.")).isVisible();
        assertThat(moved.comment("Here I come.")).isVisible();
        assertThat(moved.comments().evaluate(MOVING)).as("the control").isNotEqualTo(0);
        assertThat(still.comments().evaluate(MOVING)).isEqualTo(0);
    }

    @Test
    void fourTimesAsLargeEverythingIsReachedWithoutScrollingSideways() {
        String root = NEWS.post("demo", "large", "Margarethe von Hohenlohe-Langenburg", "Large enough to read.");
        NEWS.post(
                "demo", "large", "Ben", "An answer with `a.very.long.name.of.some.method.that.does.not.wrap()`.", root);
        // 1280 by 1024 pixels at 400 %.
        Browser.NewContextOptions large =
                Look.DESKTOP_LIGHT.options().setViewportSize(320, 256).setDeviceScaleFactor(4);
        Conversation ada = Stories.signIn(visit("large", large), "demo", "Ada");
        Manners.doesNotScrollSideways(ada.window(), "reading");
        ada.comments().locator("#join").click();
        ada.comments().locator("#text-new").fill("I can write, too.");
        Manners.doesNotScrollSideways(ada.window(), "writing");
        Manners.hasNoFaults(ada.window(), "400 %");
        ada.window().picture("zoomed-writing");
        ada.comments().locator("form .primary").click();
        assertThat(ada.comment("I can write, too.").locator("[data-do=edit]")).isVisible();

        Stories.option(ada, "Large enough to read.", "Report").click();
        Locator dialog = ada.comments().locator("dialog");
        Locator send = dialog.locator(".primary");
        send.scrollIntoViewIfNeeded();
        assertThat(send).isInViewport();
        assertThat((Integer) dialog.evaluate("dialog => dialog.scrollWidth - dialog.clientWidth"))
                .as("sideways scrolling of the dialog")
                .isLessThanOrEqualTo(0);
        ada.window().picture("zoomed-dialog");
        ada.window().page().keyboard().press("Escape");
        assertThat(dialog).hasCount(0);
    }

    private static Conversation visit(String page, Browser.NewContextOptions options) {
        Window window = BROWSERS.blank(options);
        window.page().navigate(STORIES.page("demo", page));
        return new Conversation(window).read();
    }

    private static Object style(Locator of, String property) {
        return of.evaluate("(element, property) => getComputedStyle(element)[property]", property);
    }
}

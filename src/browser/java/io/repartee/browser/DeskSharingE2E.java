package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Finding one's way in a full queue, sharing it with others, and what is done beyond approving and rejecting. */
class DeskSharingE2E {
    @RegisterExtension
    static final Newsroom NEWS = new Newsroom();

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @Test
    void aQueueIsSearchedAndTheAddressKeepsTheSearch() {
        NEWS.post("strict", "ferry", "Pat", "A word about zeppelins.");
        NEWS.post("strict", "ferry", "Pat", "A word about balloons.");
        Desk mia = sit("Mia");
        Locator found = mia.window().page().locator(".card");
        mia.press("/");
        mia.window().page().keyboard().type("zeppelins");
        mia.press("Enter");
        assertThat(mia.window().page()).hasURL(Pattern.compile("q=zeppelins$"));
        await(() -> {
            mia.window().page().reload();
            return mia.selected().count() == 1 && found.count() == 1;
        });
        assertThat(mia.card("A word about zeppelins.")).isFocused();
        mia.window().page().locator(".chip").click();
        assertThat(mia.card("A word about balloons.")).isVisible();
    }

    @Test
    void twoWhoTakeTheNextOneGetTwo() {
        NEWS.post("strict", "market", "Pat", "First in line.");
        NEWS.post("strict", "market", "Pat", "Second in line.");
        Desk mia = sit("Mia");
        mia.window().page().navigate(NEWS.address() + "/desk/#/queue/pending?page=market");
        assertThat(mia.card("Second in line.")).isVisible();
        Desk ole = sit("Ole");
        ole.window().page().navigate(NEWS.address() + "/desk/#/queue/pending?page=market");
        assertThat(ole.card("Second in line.")).isVisible();
        assertThat(ole.card("First in line.").locator(".others")).hasText("Mia is looking at this.");
        mia.press("n");
        assertThat(mia.card("First in line.")).hasClass(Pattern.compile("selected"));
        assertThat(ole.card("First in line.").locator(".others")).hasText("Mia has taken this one.");
        ole.press("n");
        assertThat(ole.card("Second in line.")).hasClass(Pattern.compile("selected"));
    }

    @Test
    void aPartIsBlackedOut() {
        NEWS.post("strict", "ferry", "Pat", "Ring me at 555 0199 any time.");
        Desk mia = sit("Mia").turnTo("Ring me at 555 0199").press("d");
        Locator redacting = mia.dialog("Redact a part");
        redacting.locator("textarea").evaluate("area => area.setSelectionRange(11, 19)");
        redacting.getByText("Black out the selection").click();
        assertThat(redacting.locator(".preview")).hasText("Ring me at ▇▇▇▇▇ any time.");
        redacting.locator("button.strong").click();
        assertThat(mia.notice()).hasText("Redacted.");
        assertThat(mia.card("Ring me at ▇▇▇▇▇ any time.")).isFocused();
        assertThat(mia.log().first()).containsText("redacted");
    }

    @Test
    void allOfAnAuthorIsRejected() {
        for (int n = 0; n < 3; n++) {
            NEWS.post("strict", "ferry", "Spam Sam", "Buy now, number " + n + ".");
        }
        Desk mia = sit("Mia").turnTo("Buy now, number 0.").press("i");
        mia.dialog("Spam Sam").getByText("Reject all…").click();
        mia.dialog("Reject all by Spam Sam").locator("button.strong").click();
        assertThat(mia.notice()).hasText("Rejected: 3.");
        assertThat(mia.card("Buy now, number")).hasCount(0);
    }

    @Test
    void aModeratorAnswersAndTheCommentIsApproved() {
        NEWS.post("strict", "ferry", "Pat", "When does the first boat leave?");
        Desk mia = sit("Mia").turnTo("When does the first boat leave?").press("y");
        Locator answering = mia.dialog("Answer Pat");
        answering.locator("textarea").fill("At five past six.");
        answering.getByText("Approve, and answer").click();
        assertThat(mia.notice()).containsText("Your answer");
        assertThat(mia.card("When does the first boat leave?")
                        .filter(new Locator.FilterOptions().setHasNotText("At five past six.")))
                .hasCount(0);
    }

    /** The search index follows a moment later. */
    private static void await(java.util.function.BooleanSupplier condition) {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(20))
                .until(condition::getAsBoolean);
    }

    private static Desk sit(String moderator) {
        return new Desk(BROWSERS.open(Look.DESKTOP_LIGHT, NEWS.desk("strict", moderator)));
    }
}

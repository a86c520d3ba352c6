package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A moderator's day at the desk, with the keyboard. */
class DeskE2E {
    @RegisterExtension
    static final Newsroom NEWS = new Newsroom();

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @Test
    void aDigitRejectsForThatReason() {
        String id = NEWS.post("strict", "ferry", "Pat", "Nothing about ferries at all.");
        Desk mia = sit("Mia").turnTo("Nothing about ferries at all.").press("r");
        assertThat(mia.dialog("Reject")).isVisible();
        mia.press("4");
        assertThat(mia.card("Nothing about ferries at all.")).hasCount(0);
        assertThat(mia.log().first()).containsText("Off topic");
        JsonNode decision = NEWS.moderator("strict", "Mia")
                .get("/comments/" + id + "/history")
                .is(200)
                .json()
                .at("/decisions/0");
        assertThat(decision.at("/reason").asText()).isEqualTo("off_topic");
        assertThat(decision.at("/status").asText()).isEqualTo("rejected");
    }

    @Test
    void whoThinksBetterOfRejectingIsWhereTheyWere() {
        NEWS.post("strict", "ferry", "Pat", "On second thoughts this may stay.");
        Desk mia = sit("Mia").turnTo("On second thoughts this may stay.").press("r");
        assertThat(mia.dialog("Reject")).isVisible();
        mia.press("Escape");
        assertThat(mia.dialog("Reject")).hasCount(0);
        assertThat(mia.card("On second thoughts this may stay.")).isFocused();
        mia.press("a");
        assertThat(mia.card("On second thoughts this may stay.")).hasCount(0);
    }

    @Test
    void theNextCommentTakesThePlaceOfTheLastAndTheFocus() {
        for (int n = 0; n < 12; n++) {
            NEWS.post("strict", "ferry", "Pat", "One of a dozen, number " + n + ".");
        }
        Desk mia = sit("Mia").turnTo("One of a dozen, number 5.");
        double top = mia.selected().boundingBox().y;
        mia.press("a");
        assertThat(mia.card("One of a dozen, number 6.")).hasClass(Pattern.compile("selected"));
        assertThat(mia.card("One of a dozen, number 6.")).isFocused();
        assertThat(mia.selected().boundingBox().y).isCloseTo(top, within(2));
        assertThat(mia.notice()).hasText("Approved.");
        mia.press("u");
        assertThat(mia.card("One of a dozen, number 5.")).isFocused();
        assertThat(mia.selected().boundingBox().y).isCloseTo(top, within(2));
    }

    @Test
    void aRangeIsMarkedAndDecidedAtOnceAndTakenBack() {
        for (int n = 0; n < 4; n++) {
            NEWS.post("strict", "market", "Pat", "Four of a kind, number " + n + ".");
        }
        Desk mia =
                sit("Mia").turnTo("Four of a kind, number 0.").press("Shift+J").press("Shift+J");
        assertThat(mia.bulk()).containsText("Marked: 3");
        mia.press("s");
        assertThat(mia.notice()).hasText("Marked as spam: 3.");
        assertThat(mia.card("Four of a kind")).hasCount(1);
        assertThat(mia.card("Four of a kind, number 3.")).isFocused();
        mia.toast().getByText("Undo").click();
        assertThat(mia.card("Four of a kind")).hasCount(4);
        assertThat(mia.bulk()).hasCount(0);
    }

    @Test
    void ofManyTheOnesThatChangedAreToldApart() {
        String moved = NEWS.post("strict", "market", "Pat", "A pair, left.");
        NEWS.post("strict", "market", "Pat", "A pair, right.");
        Desk mia = sit("Mia").turnTo("A pair, left.").press("Shift+J");
        assertThat(mia.bulk()).containsText("Marked: 2");
        java.util.List<com.microsoft.playwright.Route> held = new java.util.ArrayList<>();
        mia.window().page().route("**/decisions", held::add);
        mia.press("a");
        mia.window().page().waitForCondition(() -> !held.isEmpty());
        NEWS.decide("strict", "Ole", "reject", moved);
        held.get(0).resume();
        assertThat(mia.notice()).hasText("Approved: 1. Not as you saw them any more: 1.");
        assertThat(mia.card("A pair, left.")).containsText("Ole rejected this");
        assertThat(mia.card("A pair, right.")).hasCount(0);
    }

    @Test
    void gAndALetterGoToAQueueAndTheAddressSaysSo() {
        NEWS.decide("strict", "Ole", "spam", NEWS.post("strict", "ferry", "Pat", "Watches, cheap ones."));
        Desk mia = sit("Mia").press("g").press("s");
        assertThat(mia.window().page()).hasURL(Pattern.compile("#/queue/spam$"));
        assertThat(mia.card("Watches, cheap ones.")).isVisible();
        mia.window().page().reload();
        assertThat(mia.card("Watches, cheap ones.")).isVisible();
        mia.turnTo("Watches, cheap ones.").press("a");
        assertThat(mia.notice()).hasText("Restored.");
        assertThat(mia.card("Watches, cheap ones.")).hasCount(0);
        mia.window().page().goBack();
    }

    @Test
    void theConversationAroundACommentIsShown() {
        String root = NEWS.post("strict", "library", "Ines", "Will the reading room stay open?");
        NEWS.decide("strict", "Ole", "approve", root);
        NEWS.post("strict", "library", "Pat", "Until nine, they say.", root);
        Desk mia = sit("Mia").turnTo("Until nine, they say.");
        Locator around = mia.window().page().locator("aside .conversation");
        assertThat(around).containsText("Will the reading room stay open?");
        mia.press("h");
        assertThat(mia.dialog("History of a comment by Pat")).containsText("Revision 1");
    }

    @Test
    void whatACheckSawIsToldAndMarkedInTheTextItself() {
        NEWS.post("strict", "ferry", "Pat", "It was *really* soooooooooooo late again.");
        Desk mia = sit("Mia").turnTo("late again.");
        assertThat(mia.selected().locator(".findings")).containsText("o 12 times");
        assertThat(mia.selected().locator(".findings mark")).hasText("oooooooooooo");
        Object marked = mia.window()
                .page()
                .evaluate("() => [...CSS.highlights.get('seen')].map(range => range.toString()).join()");
        org.assertj.core.api.Assertions.assertThat(marked).isEqualTo("oooooooooooo");

        NEWS.post("strict", "ferry", "Pat", "The pass\u200bword is \u202ehere.");
        mia.turnTo("is \u202ehere.");
        assertThat(mia.selected().locator(".findings mark").first()).hasText("‹U+200B›");
        assertThat(mia.selected().locator(".findings q").first()).containsText("is ‹U+202E›here.");
    }

    /** On a telephone there are no keys. */
    @Test
    void allThatKeysDoWithACommentCanBeDoneWithoutThem() {
        NEWS.post("strict", "ferry", "Pat", "My number is 555 0199, call me.");
        Desk mia = new Desk(BROWSERS.open(Look.PHONE_LIGHT, NEWS.desk("strict", "Mia")));
        Locator card = mia.card("My number is 555 0199, call me.");
        card.getByLabel("More").click();
        mia.dialog("More").getByText("Redact a part").click();
        mia.window().page().locator("#redact [name=text]").evaluate("area => area.setSelectionRange(13, 21)");
        mia.dialog("Redact a part").getByText("Black out the selection").click();
        mia.window().page().locator("#redact .button.strong").click();
        assertThat(mia.card("My number is ▇▇▇▇▇, call me.")).isVisible();
        mia.card("My number is ▇▇▇▇▇, call me.").getByLabel("More").click();
        mia.dialog("More").getByText("Answer Pat").click();
        assertThat(mia.dialog("Answer Pat")).isVisible();
    }

    @Test
    void keysCanBeTurnedOff() {
        NEWS.post("strict", "ferry", "Pat", "No key will touch this.");
        Desk mia = sit("Mia").turnTo("No key will touch this.").press("?");
        mia.dialog("Keys")
                .getByRole(com.microsoft.playwright.options.AriaRole.CHECKBOX)
                .uncheck();
        mia.press("Escape");
        assertThat(mia.dialog("Keys")).hasCount(0);
        mia.press("a").press("x");
        assertThat(mia.card("No key will touch this.")).isVisible();
        assertThat(mia.bulk()).hasCount(0);
        assertThat(mia.notice()).isEmpty();
    }

    private static org.assertj.core.data.Offset<Double> within(double pixels) {
        return org.assertj.core.data.Offset.offset(pixels);
    }

    private static Desk sit(String moderator) {
        return new Desk(BROWSERS.open(Look.DESKTOP_LIGHT, NEWS.desk("strict", moderator)));
    }
}

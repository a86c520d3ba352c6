package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Moderators at the desk, and what readers see of their work. */
class ModerationE2E {
    @RegisterExtension
    static final Newsroom NEWS = new Newsroom();

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @Test
    void aHeldCommentAppearsOnOpenPagesOnceItIsApproved() {
        Conversation ada = visit();
        Conversation ben = visit();
        Desk mia = sit("Mia");
        ada.write("Ada", "Is anybody looking at this?");
        assertThat(ada.comment("Is anybody looking at this?")).containsText("Waiting for a moderator");
        assertThat(mia.card("Is anybody looking at this?")).isVisible();
        assertThat(ben.comment("Is anybody looking at this?")).hasCount(0);

        ada.window().page().reload();
        strict(ada.window());
        assertThat(ada.comment("Is anybody looking at this?")).containsText("Waiting for a moderator");

        mia.turnTo("Is anybody looking at this?").press("a");
        assertThat(ben.comment("Is anybody looking at this?")).isVisible();
        assertThat(ada.comment("Is anybody looking at this?").locator(".notice"))
                .hasCount(0);
        assertThat(mia.card("Is anybody looking at this?")).hasCount(0);
        assertThat(mia.log().first()).containsText("approved");
    }

    @Test
    void theSlowerOfTwoDesksIsToldWhoDecidedAndWhat() {
        NEWS.post("strict", "ferry", "Pat", "Both of you will want this one.");
        Desk mia = sit("Mia").turnTo("Both of you will want this one.");
        Desk ole = sit("Ole").turnTo("Both of you will want this one.");
        List<Route> held = new ArrayList<>();
        ole.window().page().route("**/decisions", held::add);
        ole.press("a");
        ole.window().page().waitForCondition(() -> !held.isEmpty());
        mia.reject();
        assertThat(mia.log().first()).containsText("rejected");

        held.get(0).resume();
        assertThat(ole.card("Both of you will want this one.")).containsText("Mia rejected this");
        assertThat(ole.notice()).hasText("Mia was a moment faster.");
        assertThat(ole.card("Both of you will want this one.").locator(".approve"))
                .hasCount(0);
    }

    @Test
    void aCommentDecidedElsewhereDoesNotVanishUnderOnesEyes() {
        NEWS.post("strict", "ferry", "Pat", "Read me slowly.");
        Desk mia = sit("Mia").turnTo("Read me slowly.");
        Desk ole = sit("Ole").turnTo("Read me slowly.");
        mia.press("a");
        assertThat(ole.card("Read me slowly.")).containsText("Mia approved this");
        ole.press("j");
        assertThat(ole.card("Read me slowly.")).hasCount(0);
    }

    @Test
    void aDecisionIsTakenBack() {
        NEWS.post("strict", "ferry", "Pat", "Oops, this was fine.");
        Conversation reader = visit();
        Desk mia = sit("Mia").turnTo("Oops, this was fine.").press("a");
        assertThat(reader.comment("Oops, this was fine.")).isVisible();
        assertThat(mia.log().first()).containsText("approved");
        mia.press("u");
        assertThat(mia.card("Oops, this was fine.")).hasClass(java.util.regex.Pattern.compile("selected"));
        assertThat(mia.log().first()).containsText("taken back");
        assertThat(reader.comment("Oops, this was fine.")).hasCount(0);
        mia.reject();
        assertThat(mia.card("Oops, this was fine.")).hasCount(0);
    }

    @Test
    void whatWasEditedMeanwhileIsShownAgainAndNotApproved() {
        String id = NEWS.post("strict", "ferry", "Pat", "A harmless text.");
        Desk mia = sit("Mia").turnTo("A harmless text.");
        List<Route> held = new ArrayList<>();
        mia.window().page().route("**/decisions", held::add);
        mia.press("a");
        mia.window().page().waitForCondition(() -> !held.isEmpty());
        NEWS.reader("strict", "Pat")
                .patch("/comments/" + id, java.util.Map.of("body", "A text of another kind.", "revision", 1))
                .is(200);
        held.get(0).resume();
        assertThat(mia.notice()).containsText("changed the text while you were reading");
        assertThat(mia.card("A text of another kind.")).isVisible();
        mia.window().page().unroute("**/decisions");
        mia.turnTo("A text of another kind.").reject();
        assertThat(mia.card("A text of another kind.")).hasCount(0);
    }

    @Test
    void theTokenLeavesTheAddressBarAtOnceAndTheTabRemembersIt() {
        Desk mia = sit("Mia");
        assertThat(mia.window().page().url()).isEqualTo(NEWS.address() + "/desk/");
        mia.window().page().reload();
        assertThat(mia.window().page().locator(".state.live")).isVisible();
        mia.window().page().getByText("Sign out").click();
        assertThat(mia.window().page().locator("[name=token]")).isVisible();
        mia.window().page().reload();
        assertThat(mia.window().page().locator("[name=token]")).isVisible();
    }

    @Test
    void whoIsNoModeratorIsToldSo() {
        Window door =
                BROWSERS.open(Look.DESKTOP_LIGHT, NEWS.address() + "/desk/").expectFailingRequests();
        door.page().locator("[name=site]").fill("strict");
        door.page()
                .locator("[name=token]")
                .fill(io.repartee.testing.SsoToken.of("strict", "Ada").text());
        door.page().locator("button").click();
        assertThat(door.page().locator("[role=alert]")).hasText("This token is not a moderator’s of that site.");
        door.page().locator("[name=token]").fill("nonsense");
        door.page().locator("button").click();
        assertThat(door.page().locator("[role=alert]")).containsText("not valid here");
    }

    @Test
    void theDeskCatchesUpAfterTheServerWasAway() {
        Desk mia = sit("Mia");
        mia.window().expectFailingRequests();
        NEWS.goAway();
        assertThat(mia.window().page().locator(".state.waiting")).isVisible();
        NEWS.comeBack();
        NEWS.post("strict", "ferry", "Pat", "Entered while the desk was away.");
        assertThat(mia.card("Entered while the desk was away."))
                .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                        .setTimeout(45_000));
        mia.turnTo("Entered while the desk was away.").reject();
        assertThat(mia.card("Entered while the desk was away.")).hasCount(0);
    }

    private static Desk sit(String moderator) {
        return new Desk(BROWSERS.open(Look.DESKTOP_LIGHT, NEWS.desk("strict", moderator)));
    }

    private static Conversation visit() {
        Window window = BROWSERS.open(Look.DESKTOP_LIGHT, NEWS.address() + "/demo/ferry.html");
        return strict(window);
    }

    /** The demo's pages embed the site that publishes at once; here it is the other one. */
    private static Conversation strict(Window window) {
        window.page()
                .locator("repartee-comments")
                .evaluate("element => { element.setAttribute('site', 'strict'); scrollTo(0, 0); }");
        return new Conversation(window).isLive();
    }
}

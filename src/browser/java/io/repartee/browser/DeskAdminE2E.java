package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.repartee.testing.Api;
import io.repartee.testing.SsoToken;
import io.repartee.web.ErrorCode;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the desk is for besides deciding: trying settings out, roles, what was learnt, appeals as they come, the publication's own voice. */
class DeskAdminE2E {
    @RegisterExtension
    static final Newsroom NEWS = new Newsroom();

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @Test
    void settingsAreTriedOnPastCommentsBeforeAnythingChanges() {
        NEWS.post("demo", "ferry", "Pat", "The coffee on board is better than before.");
        NEWS.post("demo", "ferry", "Kim", "I shall miss the horn.");
        Page page = sit("demo", "Ada", "admin", "settings").page();
        Locator words = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Banned words"))
                .getByLabel("Words", new Locator.GetByLabelOptions().setExact(true));
        words.fill("coffee");
        words.blur();
        page.getByText("Try it on past comments").click();
        Locator tried = page.locator(".rehearsal");
        assertThat(tried).containsText("1 would have ended elsewhere. Nothing has been changed.");
        assertThat(tried.locator(".changes li")).containsText("The coffee on board");
        assertThat(tried.locator(".changes li")).containsText("Banned word");

        words.fill("tea");
        words.blur();
        assertThat(tried).hasCount(0);
        page.getByText("Drop my changes").click();
        assertThat(NEWS.api("demo")
                        .as(SsoToken.of("demo", "Ada").role("admin").text())
                        .get("/settings")
                        .is(200)
                        .at("/policy/phases/bannedWords/words"))
                .isEmpty();
    }

    @Test
    void anAdministratorSwitchesAWayToSignInOn() {
        Page page = sit("demo", "Ada", "admin", "settings").page();
        Locator ways = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Sign-in"));
        assertThat(ways.getByLabel("With a password")).not().isChecked();
        ways.getByLabel("With a password").check();
        ways.getByLabel("A guest’s browser must work a little first").selectOption("always");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(page.locator(".notice")).hasText("Saved. All servers follow within seconds.");

        Awaitility.await("the site to offer it")
                .until(() -> NEWS.api("demo")
                        .get("")
                        .is(200)
                        .each("/signInMethods", "method")
                        .contains("password"));
        page.reload();
        assertThat(ways.getByLabel("With a password")).isChecked();
        assertThat(ways.getByLabel("A guest’s browser must work a little first"))
                .hasValue("always");
        ways.getByLabel("With a password").uncheck();
        ways.getByLabel("A guest’s browser must work a little first").selectOption("adaptive");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(page.locator(".notice")).isVisible();
    }

    @Test
    void anAdministratorSeesWhoModeratesAndTakesARoleAway() {
        Api ben = NEWS.moderator("strict", "Ben");
        NEWS.decide("strict", "Ben", "approve", NEWS.post("strict", "roles", "Pat", "Fine."));
        Page page = sit("strict", "Ada", "admin", "people").page();
        Locator row = page.locator(".member").filter(new Locator.FilterOptions().setHasText("Ben"));
        assertThat(row.locator(".tag")).hasText("moderator");

        row.getByRole(AriaRole.COMBOBOX).selectOption("reader at_most");

        assertThat(page.locator(".notice")).containsText("Ben is reader now.");
        assertThat(row.locator(".tag")).hasText("reader");
        Awaitility.await("Ben to be a reader").until(() -> ben.get("/queues").status() == 403);
        row.getByRole(AriaRole.COMBOBOX).selectOption("");
        assertThat(row.locator(".tag")).hasText("moderator");
    }

    @Test
    void anAdministratorInvitesSomebodyAndThinksBetterOfIt() {
        Page page = sit("strict", "Ada", "admin", "people").page();
        page.getByText("Invite somebody").click();
        page.getByRole(
                        AriaRole.COMBOBOX,
                        new Page.GetByRoleOptions().setName("Role").setExact(true))
                .selectOption("moderator");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Invite").setExact(true))
                .click();
        assertThat(page.locator(".made .secret")).containsText("/server/#site=strict&invitation=");
        String token = page.locator(".made .secret").textContent().replaceFirst(".*invitation=", "");

        Locator open = page.locator(".invitation");
        assertThat(open).containsText("invited by Ada");
        open.getByText("Withdraw").click();
        assertThat(open).hasCount(0);
        assertThat(page.locator(".made")).hasCount(0);
        NEWS.api("strict")
                .post("/invitations/accept", Map.of("token", token, "name", "Zoe"))
                .is(ErrorCode.LINK_OVER);
    }

    @Test
    void appealsComeInWhileTheDeskIsOpen() {
        Window window = sit("strict", "Mia", "moderator", "appeals");
        Page page = window.page();
        assertThat(page.locator(".empty")).isVisible();
        String id = NEWS.post("strict", "appeals", "Rude Rob", "You are all fools.");
        NEWS.decide("strict", "Ole", "reject", id);
        NEWS.reader("strict", "Rude Rob")
                .post("/comments/" + id + "/appeal", Map.of("body", "It was meant kindly."))
                .is(201);

        assertThat(page.locator(".appeal")).containsText("It was meant kindly.");
        assertThat(page.locator(".rail [href='#/appeals'] .number")).hasText("1");

        page.getByText("Dismiss the appeal").click();
        assertThat(page.locator(".appeal")).hasCount(0);
        assertThat(page.locator(".rail [href='#/appeals'] .number")).hasCount(0);
    }

    @Test
    void aModeratorAnswersAsThePublication() {
        String id = NEWS.post("demo", "as-publication", "Pat", "Who checks the ferries?");
        Desk mia = new Desk(sit("demo", "Mia", "moderator", "queue/new"));
        mia.turnTo("Who checks the ferries?").press("y");
        Locator form = mia.dialog("Answer Pat");
        form.getByLabel("Your answer").fill("The harbour office does, twice a year.");
        form.getByText("The Tidewater Post").click();
        form.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Answer").setExact(true))
                .click();
        assertThat(mia.notice()).hasText("Your answer is published.");

        String told =
                NEWS.api("demo").get("/comments/" + id + "/replies").is(200).text();
        assertThat(told).contains("The Tidewater Post", "staff").doesNotContain("Mia");
        mia.press("g").press("a");
        assertThat(mia.card("twice a year").locator(".tag.staff")).hasText("written by Mia");
    }

    @Test
    void aSignInKeyIsMadeReplacedAndTakenAway() {
        Page page = sit("demo", "Ada", "admin", "keys").page();
        page.getByText("Another key").click();
        page.getByLabel("Issuer of the tokens (iss)").fill("https://shop.example");
        page.getByText("Add the key").click();
        assertThat(page.locator(".made .secret")).isVisible();
        page.getByText("I have it").click();
        assertThat(page.locator(".made")).hasCount(0);

        Locator rows = page.locator(".row.key").filter(new Locator.FilterOptions().setHasText("shop.example"));
        rows.getByText("Replace…").click();
        page.getByText("Replace it").click();
        assertThat(page.locator(".made .secret")).isVisible();
        assertThat(rows).hasCount(2);

        page.getByText("I have it").click();
        rows.first().getByText("Take away…").click();
        page.getByText("Take it away").click();
        assertThat(page.locator(".notice")).hasText("The key is gone. Tokens that it signed count no more.");
        assertThat(rows).hasCount(1);
    }

    @Test
    void moderatorsSeeWhatWasLearnt() {
        Page page = sit("strict", "Mia", "moderator", "learnt").page();
        assertThat(page.locator(".learnt")).containsText("The check for spam says nothing yet");
    }

    private static Window sit(String site, String name, String role, String place) {
        Window window = BROWSERS.open(Look.DESKTOP_LIGHT, NEWS.desk(site, name, role));
        assertThat(window.page().locator(".state.live")).isVisible();
        window.page().evaluate("place => { location.hash = '#/' + place; }", place);
        return window;
    }
}

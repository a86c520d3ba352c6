package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.repartee.web.ErrorCode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What moderators do at the desk with people rather than with comments, and administrators with the site. */
class DeskPeopleE2E {
    @RegisterExtension
    static final Newsroom NEWS = new Newsroom();

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @Test
    void anAuthorIsSanctionedFromTheirCommentAndTheSanctionIsLifted() {
        NEWS.post("strict", "ferry", "Rude Rob", "You are all fools.");
        Desk mia = sit("Mia", "moderator").turnTo("You are all fools.").press("i");
        Locator file = mia.dialog("Rude Rob");
        assertThat(file).containsText("0 published, 0 rejected");
        file.getByLabel("A note for the other moderators").fill("Rang us up about it.");
        file.getByText("Note", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(file).containsText("Rang us up about it.");

        file.getByText("Sanction…").click();
        Locator form = mia.dialog("Sanction Rude Rob");
        form.getByText("Suspend").click();
        form.getByLabel("What they are told").fill("Come back in a friendlier mood.");
        form.getByText("Put it on them").click();
        assertThat(mia.notice()).hasText("It is in force for Rude Rob.");
        NEWS.reader("strict", "Rude Rob")
                .post("/comments", Map.of("page", Map.of("key", "ferry"), "body", "Again!"))
                .is(ErrorCode.ACCOUNT_SUSPENDED);

        mia.press("g").press("x");
        Locator row = mia.window().page().locator(".row").filter(new Locator.FilterOptions().setHasText("Rude Rob"));
        assertThat(row).containsText("suspended");
        row.getByText("Lift").click();
        assertThat(mia.notice()).hasText("Lifted.");
        assertThat(row).hasCount(0);
    }

    @Test
    void anAdministratorGivesSomebodyABadgeThatReadersSee() {
        String id = NEWS.post("demo", "experts", "Professor Pia", "Steel bends before it breaks.");
        Window window = BROWSERS.open(Look.DESKTOP_LIGHT, NEWS.desk("demo", "Ada", "admin"));
        Desk ada = new Desk(window);
        ada.press("g").press("n");
        ada.turnTo("Steel bends").press("i");
        Locator file = ada.dialog("Professor Pia");
        file.getByLabel("Expert").check();
        file.getByLabel("Others, as they are to be read").fill("Bridges");
        file.getByText("Give these badges").click();
        assertThat(ada.notice()).hasText("Readers see it beside what Professor Pia writes.");
        assertThat(file.getByLabel("Expert")).isChecked();
        Manners.hasNoFaults(window, "the badges of a person");
        window.picture("desk-badges");

        Conversation reader = new Conversation(BROWSERS.open(
                Look.PHONE_LIGHT, new Stories(NEWS, BROWSERS).page("demo", "experts") + "#comment-" + id));
        assertThat(reader.comment("Steel bends").locator(".badge")).hasText(new String[] {"Expert", "bridges"});
    }

    @Test
    void aModeratorSeesWhatWasReported() {
        String id = NEWS.post("demo", "ferry", "Pat", "His address is 12 Quay Street.");
        NEWS.reader("demo", "Ada")
                .post("/comments/" + id + "/reports", Map.of("reason", "privacy", "detail", "He names her address."))
                .is(201);
        Desk mia = new Desk(BROWSERS.open(Look.DESKTOP_LIGHT, NEWS.desk("demo", "Mia")));
        mia.press("g").press("r");
        mia.turnTo("12 Quay Street").press("v");
        assertThat(mia.dialog("Reports of a comment by Pat")).containsText("He names her address.");
        mia.press("Escape").press("a");
        assertThat(mia.card("12 Quay Street")).hasCount(0);
    }

    @Test
    void anAdministratorChangesTheSettingsAndAnOvertakenOneIsTold() {
        Page first = admin("Ada");
        Page second = admin("Ben");
        suspects(first).fill("casino*\nbuy now");
        suspects(second).fill("viagra");
        suspects(second).blur();
        suspects(first).blur();
        save(first).click();
        assertThat(first.locator(".notice")).hasText("Saved. All servers follow within seconds.");
        assertThat(save(first)).hasCount(0);
        save(second).click();
        assertThat(second.locator(".save [role=alert]")).containsText("Another administrator has changed");
        second.getByText("Read them, and drop my changes").click();
        assertThat(suspects(second)).hasValue("casino*\nbuy now");
    }

    @Test
    void settingsAreForAdministrators() {
        Desk mia = sit("Mia", "moderator");
        assertThat(mia.window().page().getByText("Sanctions")).isVisible();
        assertThat(mia.window().page().getByText("Settings")).hasCount(0);
    }

    private static Page admin(String name) {
        Window window = sit(name, "admin").window().expectFailingRequests();
        window.page().locator(".rail").getByText("Settings").click();
        return window.page();
    }

    private static Locator suspects(Page page) {
        return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Suspect words"))
                .getByLabel("Words", new Locator.GetByLabelOptions().setExact(true));
    }

    private static Locator save(Page page) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"));
    }

    private static Desk sit(String name, String role) {
        return new Desk(BROWSERS.open(Look.DESKTOP_LIGHT, NEWS.desk("strict", name, role)));
    }
}

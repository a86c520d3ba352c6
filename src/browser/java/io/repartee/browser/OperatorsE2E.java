package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where links lead: from the one that a new server prints to a site with its desk, and from an invitation to the desk. */
class OperatorsE2E {
    @RegisterExtension
    static final Newsroom NEWS = new Newsroom();

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @Test
    void fromTheFirstLinkToASitesDesk() {
        String link = NEWS.firstOperator();
        Window window = BROWSERS.open(Look.DESKTOP_LIGHT, link);
        Page page = window.page();
        page.getByLabel("Your name").fill("Olga");
        window.picture("server-door");
        Manners.hasNoFaults(window, "the door");
        page.getByText("Become the operator").click();

        page.getByLabel("Key, as it stands in addresses").fill("harbour");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("The Harbour News");
        page.getByLabel("Which pages may embed it").fill("https://harbour.example");
        page.getByText("Make the site").click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("<repartee-comments site=\"harbour\"");
        assertThat(page.locator(".sites")).containsText("https://harbour.example");
        Manners.hasNoFaults(window, "the sites");
        Manners.doesNotScrollSideways(window, "the sites");
        Locator made = page.locator(".sites li").filter(new Locator.FilterOptions().setHasText("The Harbour News"));
        made.getByText("Change it").click();
        made.getByLabel("Which pages may embed it").fill("https://harbour.example https://www.harbour.example");
        window.picture("server-change-site");
        Manners.hasNoFaults(window, "a site that is changed");
        made.getByText("Save").click();
        assertThat(made).containsText("https://harbour.example https://www.harbour.example");
        page.locator(".sites li")
                .filter(new Locator.FilterOptions().setHasText("The Harbour News"))
                .getByText("Open its desk")
                .click();
        page.waitForURL(Pattern.compile(".*/desk/.*"));
        assertThat(page.locator("body")).containsText("The Harbour News");

        Window late = BROWSERS.open(Look.PHONE_DARK, link).expectFailingRequests();
        late.page().getByLabel("Your name").fill("Eve");
        late.page().getByText("Become the operator").click();
        late.picture("server-door-phone-dark");
        assertThat(late.page().getByRole(AriaRole.ALERT)).containsText("not good any more");
    }

    @Test
    void anInvitationLeadsToTheDesk() {
        String link = NEWS.api("strict")
                .as(io.repartee.testing.SsoToken.of("strict", "Ada")
                        .role("admin")
                        .text())
                .post("/invitations", Map.of("role", "moderator"))
                .is(201)
                .text("/link");
        Page page = BROWSERS.open(Look.PHONE_LIGHT, link).page();
        page.getByLabel("Your name").fill("Mo");
        page.getByText("Accept").click();
        page.waitForURL(Pattern.compile(".*/desk/.*"));
        assertThat(page.locator("body")).containsText("The Tidewater Post");
    }
}

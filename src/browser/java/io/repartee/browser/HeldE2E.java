package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What waits for a moderator, before its author. */
class HeldE2E {
    private static final String NEXT_FRAME =
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))";

    @RegisterExtension
    static final Newsroom NEWS = new Newsroom();

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    /** Whoever signs in as a guest by writing asks for what is theirs at the same moment; that answer may be older than the comment. */
    @Test
    void staysBeforeItsAuthorWhenAnOlderAnswerDoesNotKnowIt() {
        Window window = BROWSERS.blank(Look.DESKTOP_LIGHT);
        Page page = window.page();
        Map<Route, APIResponse> late = new LinkedHashMap<>();
        page.route("**/mine?*", route -> late.put(route, route.fetch()));
        page.navigate(new Stories(NEWS, BROWSERS).page("strict", "late"));
        Conversation ada = new Conversation(window).isLive();
        ada.write("Ada", "Wait for me.");
        Locator mine = ada.comment("Wait for me.").locator(".notice");
        assertThat(mine).isVisible();
        page.waitForCondition(() -> !late.isEmpty());
        page.unroute("**/mine?*");
        late.forEach((route, answer) ->
                page.waitForResponse("**/mine?*", () -> route.fulfill(new Route.FulfillOptions().setResponse(answer))));
        page.evaluate(NEXT_FRAME);
        assertThat(mine).isVisible();

        page.reload();
        assertThat(mine).isVisible();
    }
}

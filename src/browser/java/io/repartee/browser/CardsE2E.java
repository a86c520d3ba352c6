package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.repartee.testing.SsoToken;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The lists and quotes that publishers put into their pages. */
class CardsE2E {
    @RegisterExtension
    static final Newsroom NEWS = new Newsroom();

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @Test
    void fiftyCardsAskOnceForEachList() {
        NEWS.post("demo", "harbour", "Ada", "About the harbour.");
        NEWS.post("demo", "bridge", "Ada", "About the bridge.");
        String cards = """
                <repartee-discussed site='demo' by='trending' lang='de'><h2>Now</h2></repartee-discussed>
                <repartee-related site='demo' page='harbour'><h2>Also</h2></repartee-related>
                """.repeat(25);
        Window window = visit(cards);

        Locator lists = window.page().locator("repartee-discussed .list");
        assertThat(lists).hasCount(25);
        assertThat(window.page().locator("repartee-related .list")).hasCount(25);
        assertThat(window.page()
                        .locator("repartee-related")
                        .first()
                        .locator(".link")
                        .first())
                .hasAttribute("href", NEWS.address() + "/demo/ferry.html");
        assertThat(window.page().locator("repartee-related h2").first()).isVisible();
        assertThat(asked(window, "/trending")).isEqualTo(1);
        assertThat(asked(window, "/related")).isEqualTo(1);
        Manners.hasNoFaults(window, "lists");
        Manners.doesNotScrollSideways(window, "lists");
    }

    @Test
    void aListWithNothingInItTakesNoRoom() {
        Window window =
                visit("<repartee-discussed site='demo' section='nowhere'><h2>Nothing</h2></repartee-discussed>");
        assertThat(window.page().locator("repartee-discussed[empty]")).hasCount(1);
        assertThat(window.page().locator("h2")).isHidden();
    }

    @Test
    void aQuoteIsTheCommentAsItIsNow() {
        String id = NEWS.post("demo", "quoted", "Grace", "I said *exactly* that.");
        String quote = "<repartee-quote site='demo' comment='" + id + "'></repartee-quote>";
        Window window = visit(quote);
        assertThat(window.page().locator("repartee-quote em")).hasText("exactly");
        assertThat(window.page().locator("repartee-quote .author")).hasText("Grace");
        Manners.hasNoFaults(window, "a quote");

        NEWS.api("demo")
                .as(SsoToken.of("demo", "Mod").role("moderator").text())
                .post(
                        "/decisions",
                        Map.of(
                                "action",
                                "reject",
                                "items",
                                List.of(Map.of("commentId", id, "revision", 1, "expect", "published"))))
                .is(200);
        Window later = BROWSERS.blank(Look.DESKTOP_LIGHT);
        later.expectFailingRequests();
        later.page().navigate(page(quote));
        assertThat(later.page().locator("repartee-quote[empty]")).hasCount(1);
        assertThat(later.page().content()).doesNotContain("exactly");
    }

    private static Window visit(String cards) {
        Window window = BROWSERS.blank(Look.DESKTOP_LIGHT);
        window.page().navigate(page(cards));
        return window;
    }

    private static String page(String cards) {
        return NEWS.publisher().publish("""
                <!doctype html><html lang="en"><head><title>Front page</title><link rel="icon" href="data:,">
                <meta name="viewport" content="width=device-width">
                <script type="module" src="%s/cards.js"></script></head>
                <body><main><h1>Front page</h1>%s</main></body></html>
                """.formatted(NEWS.address(), cards));
    }

    private static long asked(Window window, String call) {
        return window.requests().stream()
                .filter(address -> address.contains(call))
                .count();
    }
}

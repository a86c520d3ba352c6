package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pictures of what else a reader may come to see, from left to right and from right to left: between the two editions at every screen, light and
 * dark. They are kept in {@code target/screenshots} to be looked at.
 */
class LooksE2E {
    private static final Map<String, List<Look>> LOOKS = Map.of(
            "en", List.of(Look.DESKTOP_LIGHT, Look.PHONE_DARK),
            "ar", List.of(Look.DESKTOP_DARK, Look.PHONE_LIGHT));
    private static final Map<String, String> WORDS = Map.of(
            "en", "The harbour master said the same thing last year, and *nothing* came of it. Who checks?",
            "ar", "قال مدير الميناء الشيء نفسه في العام الماضي، ولم يحدث *أي شيء*. من يتحقق من ذلك؟");
    private static final Map<String, String> SIGN_IN =
            Map.of("en", "Sign in to join the conversation.", "ar", "سجّل الدخول للمشاركة في النقاش.");
    private static final Pattern SOME = Pattern.compile(".+");
    private static final int COMMENTS = 50;
    private static final int DEEPEST = 6;

    @RegisterExtension
    static final Newsroom NEWS = new Newsroom();

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @BeforeAll
    static void aLongAndDeepConversation() {
        LOOKS.keySet().forEach(language -> {
            String parent = null;
            for (int n = 0; n < COMMENTS; n++) {
                String body = WORDS.get(language) + " (" + n + ")" + "\n\nAnd so on.".repeat(n % 3);
                String id = NEWS.post("demo", "long-" + language, "Reader " + n % 9, body, parent);
                parent = n % DEEPEST == DEEPEST - 1 ? null : id;
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void reading(String language) {
        Conversation reader = new Conversation(open(language, "demo", "long-" + language)).isLive();
        Stories.signIn(reader, "demo", "Ada Lovelace");
        show(reader.window(), language, "long");
        reader.comments().locator("[data-do=profile]").click();
        assertThat(reader.comments().locator("dialog .written, dialog h4").first())
                .isVisible();
        show(reader.window(), language, "profile");
        reader.window().page().keyboard().press("Escape");
        assertThat(reader.comments().locator("dialog")).hasCount(0);
        reader.comments().evaluate("element => element.setAttribute('density', 'compact')");
        NEWS.post("demo", "long-" + language, "Zoë", WORDS.get(language));
        assertThat(reader.pill()).isVisible();
        show(reader.window(), language, "compact-with-new-ones");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void writing(String language) {
        Conversation writer = new Conversation(open(language, "demo", "written-" + language)).isLive();
        writer.comments().locator("#join").click();
        writer.comments().locator("#text-new").fill(WORDS.get(language) + "\n\n> Who?\n\n- a\n- b\n");
        writer.comments().locator("form [name=name]").fill("Ada");
        show(writer.window(), language, "composing");
        writer.comments().locator("form .tab").nth(1).click();
        assertThat(writer.comments().locator(".previewed blockquote")).isVisible();
        show(writer.window(), language, "preview");

        writer.window().expectFailingRequests();
        writer.window().page().route("**/comments", LooksE2E::slowDown);
        writer.comments().locator("form .primary").click();
        assertThat(writer.comments().locator(".sending")).isVisible();
        writer.comments().locator("#join").click();
        writer.comments().locator("#text-new").fill(WORDS.get(language));
        assertThat(writer.comments().locator("form .count")).hasText(SOME);
        show(writer.window(), language, "slow-mode");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void whatDoesNotGoAsItShould(String language) {
        Window window = open(language, "strict", "held-" + language);
        Conversation writer = new Conversation(window).isLive();
        writer.write("Ada " + language, WORDS.get(language));
        assertThat(writer.comments().locator(".held .notice")).isVisible();
        show(window, language, "held");
        window.expectFailingRequests();
        window.context().setOffline(true);
        assertThat(writer.comments().locator(".connection.offline")).isVisible();
        writer.write("Ada", "…");
        assertThat(writer.comments().locator(".sending")).isVisible();
        show(window, language, "offline");

        Window failed = BROWSERS.blank(LOOKS.get(language).get(0)).expectFailingRequests();
        failed.page().route("**/thread?*", route -> route.fulfill(new Route.FulfillOptions().setStatus(502)));
        failed.page().navigate(page(language, "demo", "failed"));
        assertThat(failed.page().locator("repartee-comments .failed")).isVisible();
        show(failed, language, "failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void beforeAnybodyIsKnown(String language) {
        Window window = BROWSERS.blank(LOOKS.get(language).get(0));
        window.page().route("**/sites/demo", route -> {
            String info = route.fetch().text().replace("\"guests\":true", "\"guests\":false");
            route.fulfill(new Route.FulfillOptions()
                    .setBody(info)
                    .setContentType("application/json")
                    .setHeaders(Map.of("access-control-allow-origin", "*")));
        });
        window.page().navigate(page(language, "demo", "nobody-" + language));
        assertThat(window.page().locator("repartee-comments #join")).hasText(SIGN_IN.get(language));
        show(window, language, "sign-in-prompt");
    }

    private static void slowDown(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(429)
                .setContentType("application/problem+json")
                .setHeaders(Map.of(
                        "retry-after", "45",
                        "access-control-allow-origin", "*",
                        "access-control-expose-headers", "retry-after"))
                .setBody("{\"code\":\"too_many_requests\",\"status\":429,\"title\":\"Too many requests\"}"));
    }

    private static void show(Window window, String language, String state) {
        for (Look look : LOOKS.get(language)) {
            window.wear(look);
            window.picture("look-" + state + "-" + language + "-"
                    + look.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            Manners.doesNotScrollSideways(window, state);
        }
    }

    private static Window open(String language, String site, String page) {
        return BROWSERS.open(LOOKS.get(language).get(0), page(language, site, page));
    }

    private static String page(String language, String site, String page) {
        return NEWS.publisher()
                .publish("""
                <!doctype html><html lang="%1$s" dir="%2$s"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>A story</title>
                <meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
                <script type="module" src="%3$s/embed.js"></script></head>
                <body style="max-width: 44rem; margin: 0 auto; padding: 1rem; font: 17px/1.5 Georgia, serif">
                <repartee-comments site="%4$s" page="%5$s"></repartee-comments></body></html>
                """.formatted(language, language.equals("ar") ? "rtl" : "ltr", NEWS.address(), site, page));
    }
}

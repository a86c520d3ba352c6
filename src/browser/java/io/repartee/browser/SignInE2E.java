package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.repartee.testing.Api;
import io.repartee.testing.LettersSent;
import io.repartee.testing.PublisherToken;
import io.repartee.testing.TestServer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The window in which people sign in, opened from a publisher's page at another origin. */
class SignInE2E {
    private static final Publisher PUBLISHER = new Publisher();

    @RegisterExtension
    static final TestServer SERVER = TestServer.with("""
            limits: {comments-per-minute: 0, guests-per-minute: 1000, address-sign-ins-per-minute: 0}
            mail: {host: 127.0.0.1, port: 1, tls: none, from: comments@daily.example}
            """)
            .andSite(PublisherToken.site("talk", "post")
                    .replace("http://localhost:8080", PUBLISHER.origin())
                    .replace("name: The Daily", "name: The Tidewater Post"));

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private static final String PASSWORD = "correct horse battery staple";
    private static final Path SCREENSHOTS = Path.of(System.getProperty("browser.screenshots", "target/screenshots"));

    private final LettersSent letters = new LettersSent(SERVER);

    @BeforeAll
    static void offer() {
        SERVER.sql("update site set policy ="
                + " '{\"signIn\":{\"email\":true,\"password\":true,\"guestProof\":\"always\"}}' where key = 'talk'");
        Awaitility.await()
                .until(() -> SERVER.anonymous()
                        .at("talk")
                        .get("")
                        .json()
                        .path("signInMethods")
                        .toString()
                        .contains("password"));
    }

    @AfterAll
    static void close() {
        PUBLISHER.close();
    }

    private static String address(String query) {
        return SERVER.address() + "/api/v1/sites/talk/sign-in" + query;
    }

    /** A publisher's page that opens the window and notes what it is told. */
    private static Page opened(Window window, String language) {
        String page = PUBLISHER.publish("""
                <!doctype html><title>A story</title><button>Sign in</button><script>
                  addEventListener('message', event => { window.told = {origin: event.origin, data: event.data}; });
                  document.querySelector('button').onclick = () =>
                    open('%s?origin=' + encodeURIComponent(location.origin) + '&lang=%s', 'sign-in', 'popup,width=480,height=680');
                </script>""".formatted(address(""), language));
        window.page().navigate(page);
        return window.page().waitForPopup(() -> window.page().locator("button").click());
    }

    private static Api told(Window window) {
        window.page()
                .waitForCondition(
                        () -> window.page().evaluate("() => !!window.told").equals(true));
        assertThat(window.page().evaluate("() => window.told.data.type")).isEqualTo("repartee:signed-in");
        assertThat(window.page().evaluate("() => window.told.origin"))
                .isEqualTo(SERVER.address().toString());
        String token = (String) window.page().evaluate("() => window.told.data.token");
        return SERVER.anonymous().at("talk").as(token);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    @Test
    void aGuestIsInAfterALittleWorkAlsoWithAllStorageBlocked() {
        Window window = BROWSERS.blank(Look.DESKTOP_LIGHT);
        window.context().addInitScript("""
                for (const name of ['localStorage', 'sessionStorage'])
                  Object.defineProperty(window, name, {get() { throw new DOMException('blocked', 'SecurityError'); }});
                """);
        Page popup = opened(window, "en");

        popup.getByLabel("Name").last().fill("Ada");
        button(popup, "Go on as a guest").click();

        told(window).get("/auth/sessions").is(200);
        assertThat(window.page().evaluate("() => window.told.data.account.name"))
                .isEqualTo("Ada");
        window.page().waitForCondition(popup::isClosed);
    }

    @Test
    void signsInByTheCodeOfALetterAlsoAfterAReload() {
        Window window = BROWSERS.blank(Look.PHONE_LIGHT).expectFailingRequests();
        Page popup = opened(window, "en");
        popup.getByLabel("E-mail address").fill("code@daily.example");
        button(popup, "Continue").click();
        assertThat(popup.getByText("We have sent a letter to code@daily.example"))
                .isVisible();
        popup.reload();

        popup.getByLabel("Code").fill("000000");
        button(popup, "Sign in").click();
        assertThat(popup.getByRole(AriaRole.ALERT)).containsText("That is not the code");
        picture(popup, "sign-in-code-wrong");
        popup.getByLabel("Code").fill(letters.code("code@daily.example"));
        button(popup, "Sign in").click();

        assertThat(told(window).get("/auth/sessions").is(200).text("/items/0/method"))
                .isEqualTo("email");
    }

    @Test
    void theLinkOfALetterCountsInTheWindowThatWaits() {
        Window window = BROWSERS.blank(Look.DESKTOP_LIGHT);
        Page popup = opened(window, "en");
        popup.getByLabel("E-mail address").fill("link@daily.example");
        button(popup, "Continue").click();
        assertThat(popup.getByLabel("Code")).isVisible();
        String link = address("#link=" + letters.link("link@daily.example"));

        Page scanner = BROWSERS.open(Look.DESKTOP_LIGHT, link).page();
        button(scanner, "Yes, sign me in").click();
        assertThat(scanner.getByText("The window where you began is not open in this browser"))
                .isVisible();
        Page letter = window.context().newPage();
        letter.navigate(link);
        assertThat(button(letter, "Yes, sign me in")).isVisible();
        assertThat(letter).hasURL(address(""));
        picture(letter, "sign-in-link");
        button(letter, "Yes, sign me in").click();

        assertThat(letter.getByText("in the window where you began")).isVisible();
        told(window).get("/auth/sessions").is(200);
    }

    @Test
    void makesAnAccountWithAPasswordAndChoosesAnotherOne() {
        Window window = BROWSERS.blank(Look.DESKTOP_LIGHT).expectFailingRequests();
        Page popup = opened(window, "en");
        button(popup, "With a password").click();
        button(popup, "New here? Make an account").click();
        popup.getByLabel("E-mail address").fill("pass@daily.example");
        popup.getByLabel("Password").fill("password1");
        button(popup, "Continue").click();
        assertThat(popup.getByRole(AriaRole.ALERT)).containsText("among the first that are tried");
        popup.getByLabel("Password").fill(PASSWORD);
        button(popup, "Continue").click();
        assertThat(popup.getByLabel("Code")).isVisible();
        popup.getByLabel("Code").fill(letters.code("pass@daily.example"));
        button(popup, "Sign in").click();
        told(window).get("/auth/sessions").is(200);

        Window later = BROWSERS.blank(Look.DESKTOP_LIGHT).expectFailingRequests();
        Page again = opened(later, "en");
        button(again, "With a password").click();
        again.getByLabel("E-mail address").fill("pass@daily.example");
        again.getByLabel("Password").fill("not it");
        button(again, "Sign in").click();
        assertThat(again.getByRole(AriaRole.ALERT)).containsText("The address or the password is wrong");
        button(again, "Forgotten your password?").click();
        button(again, "Continue").click();
        assertThat(again.getByLabel("Code")).isVisible();
        again.getByLabel("Code").fill(letters.code("pass@daily.example"));
        again.getByLabel("New password").fill("quite another long one");
        button(again, "Sign in").click();

        told(later).get("/auth/sessions").is(200);
        SERVER.anonymous()
                .at("talk")
                .post("/auth/password", Map.of("email", "pass@daily.example", "password", "quite another long one"))
                .is(200);
    }

    @Test
    void tellsNobodyButThePageOfTheSiteThatOpenedIt() {
        Window foreign = BROWSERS.blank(Look.DESKTOP_LIGHT).expectFailingRequests();
        foreign.page().navigate(address("?origin=https://evil.example&lang=en"));
        assertThat(foreign.page().getByText("is not one of this site’s")).isVisible();
        assertThat(foreign.page().locator("form")).hasCount(0);

        Window alone = BROWSERS.open(Look.DESKTOP_LIGHT, address("?lang=en&origin=" + PUBLISHER.origin()));
        assertThat(alone.page().getByText("cannot be reached")).isVisible();
        Window nowhere = BROWSERS.open(Look.DESKTOP_LIGHT, address("?lang=de"));
        assertThat(nowhere.page().getByText("Öffnen Sie diese Seite")).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void looksRightAndIsForEverybody(Look look) {
        Window window = BROWSERS.blank(look);
        Page popup = opened(window, look == Look.PHONE_DARK ? "ar" : "en");
        popup.setViewportSize(look.name().startsWith("PHONE") ? 390 : 480, 680);
        assertThat(popup.locator("input").first()).isFocused();
        picture(popup, "sign-in-" + look.name().toLowerCase(Locale.ROOT));

        assertThat(popup.locator("html")).hasAttribute("dir", look == Look.PHONE_DARK ? "rtl" : "ltr");
        assertThat((Integer) popup.evaluate("() => document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(look.name().startsWith("PHONE") ? 390 : 480);
        Manners.hasNoFaults(popup, "the sign-in page, " + look);
        popup.locator("button.more").first().click();
        picture(popup, "sign-in-password-" + look.name().toLowerCase(Locale.ROOT));
        Manners.hasNoFaults(popup, "the sign-in page, " + look);
    }

    @Test
    void isServedWithAPolicyThatRunsNothingElse() {
        Map<String, String> headers =
                BROWSERS.blank(Look.DESKTOP_LIGHT).page().navigate(address("")).headers();

        assertThat(headers.get("content-security-policy"))
                .contains(
                        "default-src 'none'",
                        "script-src 'self'",
                        "frame-ancestors 'none'",
                        "require-trusted-types-for");
        assertThat(headers.get("referrer-policy")).isEqualTo("no-referrer");
        assertThat(headers.get("cache-control")).isEqualTo("no-store");
        assertThat(headers).doesNotContainKey("set-cookie");
    }
}

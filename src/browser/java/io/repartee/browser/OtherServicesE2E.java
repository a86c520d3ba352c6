package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import io.repartee.testing.Api;
import io.repartee.testing.PublisherToken;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import io.repartee.testing.provider.RealProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sign-in window on its way to a real OpenID provider and back, opened from a publisher's page at another origin. */
class OtherServicesE2E {
    private static final Publisher PUBLISHER = new Publisher();
    /** The server's public address, which leads to the port that the kernel picked. */
    private static final HttpServer PUBLIC = server();

    @RegisterExtension
    static final TestServer SERVER = TestServer.with(
                    """
            limits: {comments-per-minute: 0, guests-per-minute: 0, address-sign-ins-per-minute: 0}
            public-url: http://127.0.0.1:%d
            egress: {plain-http: true, private-networks: ["127.0.0.0/8"]}
            """.formatted(PUBLIC.getAddress().getPort()))
            .andSite(PublisherToken.site("talk", "post")
                    .replace("http://localhost:8080", PUBLISHER.origin())
                    .replace("name: The Daily", "name: The Tidewater Post"));

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private static final Path SCREENSHOTS = Path.of(System.getProperty("browser.screenshots", "target/screenshots"));
    private static RealProvider provider;

    @BeforeAll
    static void setUp() {
        PUBLIC.createContext("/", exchange -> {
            exchange.getResponseHeaders()
                    .add("location", SERVER.address() + exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        PUBLIC.start();
        provider =
                RealProvider.start("http://127.0.0.1:" + PUBLIC.getAddress().getPort() + "/api/v1/sites/talk/sign-in");
        put(
                "real",
                Map.of(
                        "name",
                        "Harbour ID",
                        "issuer",
                        provider.issuer(),
                        "clientId",
                        RealProvider.CLIENT,
                        "clientSecret",
                        RealProvider.SECRET));
        put(
                "lantern",
                Map.of(
                        "name",
                        "Lantern ID",
                        "issuer",
                        provider.issuer(),
                        "clientId",
                        RealProvider.CLIENT,
                        "clientSecret",
                        RealProvider.SECRET));
        put("down", Map.of("name", "Lighthouse", "issuer", "http://127.0.0.1:1", "clientId", "c"));
        Awaitility.await()
                .until(() -> SERVER.anonymous().at("talk").get("").text().contains("Lighthouse"));
    }

    @AfterAll
    static void tearDown() {
        provider.close();
        PUBLIC.stop(0);
        PUBLISHER.close();
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(String key, Map<String, String> service) {
        SERVER.anonymous()
                .at("talk")
                .as(SsoToken.of("talk", "Admin").role("admin").text())
                .send("PUT", "/sign-in-providers/" + key, Api.json(service))
                .is(200);
    }

    /** A publisher's page where nothing is stored, which opens the window and notes what it is told. */
    private static Page opened(Window window, String more, String token) {
        String page = PUBLISHER.publish("""
                <!doctype html><title>A story</title><button>Sign in</button><script>
                  for (const name of ['localStorage', 'sessionStorage'])
                    Object.defineProperty(window, name, {get() { throw new DOMException('blocked', 'SecurityError'); }});
                  window.told = [];
                  window.token = '%s';
                  addEventListener('message', ({source, origin, data}) => {
                    window.told.push({origin, data});
                    if (data.type === 'repartee:token-wanted') source.postMessage({type: 'repartee:token', token: window.token}, origin);
                  });
                  document.querySelector('button').onclick = () =>
                    open('%s/api/v1/sites/talk/sign-in?origin=' + encodeURIComponent(location.origin) + '%s', 'sign-in', 'popup,width=480,height=680');
                </script>""".formatted(token, SERVER.address(), more));
        window.page().navigate(page);
        return window.page().waitForPopup(() -> window.page().locator("button").click());
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
    }

    private static void signInThere(Page popup, String person) {
        popup.locator("#username").fill(person);
        popup.locator("#password").fill("secret");
        press(popup, "Sign in");
    }

    private static void consent(Page popup, String person) {
        signInThere(popup, person);
        popup.locator("input[name=scope]").all().forEach(scope -> scope.check());
        popup.locator("#submit-consent").click();
    }

    /** A publisher's page with these comments. */
    private static String comments(String page) {
        return PUBLISHER.publish("""
                <!doctype html><html lang="en"><title>A story</title><link rel="icon" href="data:,"><main><h1>A story</h1>
                <repartee-comments site="talk" page="%s"></repartee-comments></main>
                <script type="module" src="%s/embed.js"></script></html>""".formatted(page, SERVER.address()));
    }

    private static String told(Window window, String type) {
        window.page()
                .waitForCondition(() -> window.page()
                        .evaluate("type => window.told.some(({data}) => data.type === type)", type)
                        .equals(true));
        assertThat(window.page()
                        .evaluate("() => window.told.every(({origin}) => origin === '" + SERVER.address() + "')"))
                .isEqualTo(true);
        return (String) window.page()
                .evaluate("type => window.told.find(({data}) => data.type === type).data.token ?? ''", type);
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    @Test
    void signsInByAnotherServiceAndTellsThePageThatOpenedTheWindow() {
        Window window = BROWSERS.blank(Look.DESKTOP_LIGHT);
        Page popup = opened(window, "&lang=en", "");
        assertThat(popup.locator("h1")).hasCount(1);
        picture(popup, "sign-in-services");
        Manners.hasNoFaults(popup, "the sign-in page with other services");
        press(popup, "Continue with Harbour ID");
        signInThere(popup, "ada");
        popup.locator("input[name=scope]").all().forEach(scope -> scope.check());
        popup.locator("#submit-consent").click();

        String token = told(window, "repartee:signed-in");

        Api ada = SERVER.anonymous().at("talk").as(token);
        assertThat(ada.get("/accounts/me").is(200).text("/name")).isEqualTo("Ada Lovelace");
        window.page().waitForCondition(popup::isClosed);

        // one more way in: the window asks the page for its token, and the service knows ada already
        Page again = opened(window, "&lang=en&link=real", token);
        told(window, "repartee:linked");
        window.page().waitForCondition(again::isClosed);
        assertThat(ada.get("/accounts/me/identities").is(200).each("/items", "provider"))
                .containsExactly("real");
    }

    @Test
    void whoHasAnAccountAddsAWayInAndTakesAnotherAwayButNeverTheLast() {
        Conversation eve = new Conversation(BROWSERS.open(Look.DESKTOP_LIGHT, comments("ways-in")));
        eve.window().expectFailingRequests();
        Page popup = eve.window()
                .page()
                .waitForPopup(() -> eve.comments().locator("[data-do=sign-in]").click());
        press(popup, "Continue with Harbour ID");
        consent(popup, "eve");
        eve.comments().locator("[data-do=profile]").click();
        Locator ways =
                eve.comments().locator("dialog section").filter(new Locator.FilterOptions().setHasText("sign you in"));
        assertThat(ways.locator("[data-do=unlink]")).hasText("Remove Harbour ID");
        ways.locator("[data-do=unlink]").click();
        assertThat(eve.comments().locator(".toast"))
                .hasText("This is your only way to sign in. Add another one first.");

        // somebody else there, as whom eve wants to be known, too
        eve.window().context().clearCookies();
        Page linking = eve.window()
                .page()
                .waitForPopup(() -> ways.getByText("Add Lantern ID").click());
        consent(linking, "fay");
        eve.window().page().waitForCondition(linking::isClosed);
        assertThat(eve.comments().locator(".toast")).hasText("Lantern ID signs you in from now on, too.");
        assertThat(ways.locator("[data-do=unlink]")).hasText(new String[] {"Remove Harbour ID", "Remove Lantern ID"});
        eve.window().picture("profile-ways-in");
        Manners.hasNoFaults(eve.window(), "ways to sign in");
        ways.locator("[data-do=unlink]").first().click();
        assertThat(ways.locator("[data-do=unlink]")).hasText(new String[] {"Remove Lantern ID"});

        Conversation again = new Conversation(BROWSERS.open(Look.PHONE_DARK, comments("ways-in")));
        Page other = again.window()
                .page()
                .waitForPopup(
                        () -> again.comments().locator("[data-do=sign-in]").click());
        press(other, "Continue with Lantern ID");
        // she consented when it was added
        signInThere(other, "fay");
        again.comments().locator("[data-do=profile]").click();
        Locator dialog = again.comments().locator("dialog");
        assertThat(dialog).containsText("Eve");
        Locator devices =
                dialog.locator("section").filter(new Locator.FilterOptions().setHasText("Where you are signed in"));
        assertThat(devices.locator("li")).hasCount(2);
        again.window().picture("profile-phone-dark");
        Manners.hasNoFaults(again.window(), "where one is signed in");
        devices.locator("[data-do=end]").click();
        assertThat(devices.locator("li")).hasCount(1);
        assertThat(eve.comments().locator("[data-do=sign-in]").last()).isVisible();
    }

    @Test
    void whoCancelsOrMeetsAServiceThatIsDownReadsSoAndMayGoAnotherWay() {
        Window window = BROWSERS.blank(Look.PHONE_DARK).expectFailingRequests();
        Page popup = opened(window, "&lang=en", "");
        press(popup, "Continue with Lighthouse");
        assertThat(popup.getByRole(AriaRole.ALERT)).containsText("does not answer at the moment");
        press(popup, "Continue with Harbour ID");
        signInThere(popup, "bob");
        popup.locator("#cancel-consent").click();

        assertThat(popup.getByRole(AriaRole.ALERT)).containsText("was cancelled there");
        picture(popup, "sign-in-cancelled");
        Manners.hasNoFaults(popup, "the sign-in page after a cancellation");
        assertThat(popup.url()).doesNotContain("state=", "error=");
        popup.reload();
        assertThat(popup.getByText("Continue with Harbour ID")).isVisible();
        assertThat(window.page().evaluate("() => window.told.length")).isEqualTo(0);
    }

    @Test
    void whoWasAGuestTakesTheirCommentsAlongAndOpenPagesFollow() {
        String page = PUBLISHER.publish("""
                <!doctype html><html lang="en"><title>A story</title><main><h1>A story</h1>
                <repartee-comments site="talk" page="guests-story"></repartee-comments></main>
                <script type="module" src="%s/embed.js"></script></html>""".formatted(SERVER.address()));
        Conversation mine = new Conversation(BROWSERS.open(Look.DESKTOP_LIGHT, page));
        mine.write("Gus", "Written as a guest.");
        assertThat(mine.comment("Written as a guest.")).containsText("Gus");
        Conversation others = new Conversation(BROWSERS.open(Look.PHONE_LIGHT, page)).isLive();
        assertThat(others.comment("Written as a guest.")).containsText("Gus");
        mine.comments().locator("[data-do=profile]").click();

        Page popup = mine.window()
                .page()
                .waitForPopup(() -> mine.comments().locator("[data-do=sign-in]").click());
        press(popup, "Continue with Harbour ID");
        signInThere(popup, "cyd");
        popup.locator("input[name=scope]").all().forEach(scope -> scope.check());
        popup.locator("#submit-consent").click();
        assertThat(popup.getByText("you were the guest “Gus”")).isVisible();
        picture(popup, "sign-in-claim");
        Manners.hasNoFaults(popup, "the question about a guest's comments");
        press(popup, "Yes, take it over");

        assertThat(others.comment("Written as a guest.")).containsText("cyd");
        assertThat(mine.comment("Written as a guest.")).containsText("cyd");

        // the profile is still open
        mine.comments().locator("dialog input[name=name]").fill("Cyd of the Harbour");
        mine.window().picture("profile-own-account");
        mine.comments().locator("[data-do=rename]").click();
        assertThat(others.comment("Written as a guest.")).containsText("Cyd of the Harbour");
        Manners.hasNoFaults(mine.window(), "the profile of an account of this server's own");
    }

    @Test
    void anAnswerInAnotherTabIsNobodys() {
        Window window = BROWSERS.blank(Look.DESKTOP_LIGHT);
        window.page().navigate(SERVER.address() + "/api/v1/sites/talk/sign-in?state=AAAA&code=BBBB");

        assertThat(window.page().getByText("This window does not know what was asked for"))
                .isVisible();
        assertThat(window.page().url()).doesNotContain("state=", "code=");
    }
}

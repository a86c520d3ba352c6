package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What brings readers back, as they see it: what they set at the bell, the editors' picks; and what editors and the publisher's own systems do at the desk. */
class ComingBackE2E {
    private static final GreenMail POST = post();
    private static final HttpServer SERVICE = service();
    private static volatile int answer = 410;

    @RegisterExtension
    static final Newsroom NEWS = new Newsroom("""
            mail: {host: 127.0.0.1, port: %d, tls: none, from: "comments@example.org"}
            egress: {private-networks: ["127.0.0.1/32"], plain-http: true}
            """.formatted(POST.getSmtp().getPort()));

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @AfterAll
    static void end() {
        POST.stop();
        SERVICE.stop(0);
    }

    @Test
    void whatOneIsToldIsSetInWordsThatSayWhatTheyCover() {
        NEWS.post("demo", "told", "Noor", "Something.");
        Conversation noor = signedIn("told", "Noor", "ar");
        noor.comments().locator("[data-do=inbox]").click();
        noor.comments().locator("[data-do=preferences]").click();
        Locator sheet = noor.comments().locator("dialog.sheet");
        assertThat(sheet).containsText("يخصّ هذا تعليقات هذا الموقع وحدها");
        sheet.locator("[name=mentions]").uncheck();
        sheet.locator("[name=when]").selectOption("daily");
        sheet.locator("[name=address]").fill("noor@readers.example");
        Manners.hasNoFaults(noor.window(), "preferences");
        noor.window().picture("preferences-rtl");
        sheet.locator(".primary").click();

        assertThat(sheet).containsText("حُفظ.");
        assertThat(sheet).containsText("لم يُؤكَّد هذا العنوان بعد");
        Reply kept = NEWS.reader("demo", "Noor").get("/preferences").is(200);
        assertThat(kept.at("/inbox/mentions").asBoolean()).isFalse();
        assertThat(kept.at("/inbox/replies").asBoolean()).isTrue();
        assertThat(kept.text("/mail/when")).isEqualTo("daily");
        assertThat(kept.text("/language")).isEqualTo("ar");
        Awaitility.await().until(() -> POST.getReceivedMessages().length == 1);
    }

    @Test
    void editorsPicksHaveAListOfTheirOwn() {
        String first = NEWS.post("demo", "picks", "Ada", "The bridge was my grandfather's.");
        String answer = NEWS.post("demo", "picks", "Ben", "Mine painted it.", first);
        Conversation reader = new Conversation(BROWSERS.open(Look.DESKTOP_LIGHT, page("picks", "en")))
                .read()
                .isLive();
        assertThat(reader.comment("Mine painted it.")).isVisible();
        Locator tab = reader.comments().locator("[data-do=featured]");
        assertThat(tab).hasCount(0);

        NEWS.moderator("demo", "Mia")
                .send("PUT", "/comments/" + answer + "/feature", "{\"on\":true}")
                .is(200);
        assertThat(tab).hasText(Pattern.compile("Editors’ pick\\s+1"));
        tab.click();
        Locator drawer = reader.comments().locator("dialog");
        assertThat(drawer.locator("[part=pick]")).hasCount(1);
        assertThat(drawer).containsText("Mine painted it.");
        Manners.hasNoFaults(reader.window(), "editors' picks");
        drawer.locator("[part=pick] a").click();
        assertThat(drawer).hasCount(0);
        assertThat(reader.comment("Mine painted it.")).isFocused();
    }

    @Test
    void editorsSayWhatAPageBeginsWithAndCloseIt() {
        Conversation reader = new Conversation(BROWSERS.open(Look.PHONE_LIGHT, page("edited", "en"))).isLive();
        Window desk = BROWSERS.open(Look.DESKTOP_LIGHT, NEWS.desk("demo", "Mia", "moderator"));
        Page page = desk.page();
        assertThat(page.locator(".state.live")).isVisible();
        page.evaluate("() => { location.hash = '#/pages'; }");
        page.getByLabel("Key of the page").fill("edited");
        page.getByText("Open it", exactly()).click();
        page.getByLabel("A question that starts the conversation").fill("Would you cross it?");
        page.getByLabel("A message above it (Markdown)").fill("Be *kind*.");
        page.getByText("Save", exactly()).click();
        assertThat(page.locator(".notice")).hasText("Saved. Readers see it at once.");
        Manners.hasNoFaults(page, "what editors say about a page");
        assertThat(reader.comments().locator(".question")).hasText("Would you cross it?");
        assertThat(reader.comments().locator(".message em")).hasText("kind");

        page.getByText("Close the conversation", exactly()).click();
        assertThat(page.getByText("Open the conversation", exactly())).isVisible();
        assertThat(reader.comments().locator("[part=closed]")).hasText("This conversation is closed.");
        assertThat(reader.comments().locator(".question")).hasText("Would you cross it?");
    }

    @Test
    void theDeskHasTheLogOfDeliveriesAndDeliversAgain() {
        Page desk = atTheDesk();
        desk.getByText("Have another system told").click();
        desk.locator("[name=url]")
                .fill("http://127.0.0.1:" + SERVICE.getAddress().getPort() + "/hook");
        desk.getByText("Tell it from now on").click();
        assertThat(desk.getByRole(AriaRole.STATUS).locator("code")).hasText(Pattern.compile("whsec_.+"));
        NEWS.post("demo", "hooks", "Ada", "Hear, hear.");
        Awaitility.await().until(() -> !webhook("/enabled").equals("true"));

        desk = atTheDesk();
        assertThat(desk.locator(".row.over")).containsText("it answered 410");
        desk.getByText("Deliveries", exactly()).click();
        Locator delivery =
                desk.locator(".row .row").filter(new Locator.FilterOptions().setHasText("comment.published"));
        assertThat(delivery).containsText("given up");
        Manners.hasNoFaults(desk, "the log of deliveries");
        answer = 200;
        desk.getByText("Switch on", exactly()).click();
        assertThat(desk.locator(".row.over")).hasCount(0);
        delivery.getByText("Again", new Locator.GetByTextOptions().setExact(true))
                .click();
        Awaitility.await()
                .until(() -> NEWS.api("demo")
                        .as(SsoToken.of("demo", "Chief").role("admin").text())
                        .get("/webhooks/" + webhook("/id") + "/deliveries")
                        .text("/items/0/state")
                        .equals("delivered"));

        desk = atTheDesk();
        desk.getByText("Deliveries", exactly()).click();
        assertThat(desk.locator(".row .row").first()).containsText("delivered");
    }

    private static Page atTheDesk() {
        Window window = BROWSERS.open(Look.DESKTOP_LIGHT, NEWS.desk("demo", "Chief", "admin"));
        assertThat(window.page().locator(".state.live")).isVisible();
        window.page().evaluate("() => { location.hash = '#/webhooks'; }");
        assertThat(window.page().getByText("Have another system told")).isVisible();
        return window.page();
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static String webhook(String pointer) {
        return NEWS.api("demo")
                .as(SsoToken.of("demo", "Chief").role("admin").text())
                .get("/webhooks")
                .is(200)
                .text("/items/0" + pointer);
    }

    private static Conversation signedIn(String page, String name, String language) {
        Conversation conversation = new Conversation(BROWSERS.open(Look.DESKTOP_LIGHT, page(page, language))).read();
        conversation
                .comments()
                .evaluate(
                        "(element, token) => { element.token = token; }",
                        SsoToken.of("demo", name).text());
        assertThat(conversation.comments().locator("[data-do=inbox]")).isVisible();
        return conversation;
    }

    private static String page(String page, String language) {
        return NEWS.publisher()
                .publish("<!doctype html><html lang='" + language + "'" + (language.equals("ar") ? " dir='rtl'" : "")
                        + "><head><meta charset='utf-8'><link rel='icon' href='data:,'>"
                        + "<meta name='viewport' content='width=device-width'><title>A story</title><script type='module' src='"
                        + NEWS.address() + "/embed.js'></script></head><body><main><h1>A story</h1>"
                        + "<repartee-comments site='demo' page='" + page + "' lang='" + language
                        + "'></repartee-comments></main></body></html>");
    }

    private static GreenMail post() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    private static HttpServer service() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(answer, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.WebSocket;
import io.repartee.testing.SsoToken;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The element in publishers' pages, which are not made for it. */
class EmbeddingE2E {
    private static final String COMMENTS = "<repartee-comments site='demo' page='%s'></repartee-comments>";

    @RegisterExtension
    static final Newsroom NEWS = new Newsroom();

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @Test
    void worksWhereStorageIsBlocked() {
        Window window = BROWSERS.blank(Look.DESKTOP_LIGHT);
        window.context().addInitScript("""
                for (const name of ['localStorage', 'sessionStorage'])
                  Object.defineProperty(window, name, {get() { throw new DOMException('blocked', 'SecurityError'); }});
                """);
        Conversation ada = visit(window, "", COMMENTS.formatted("blocked"));
        ada.write("Ada", "Nothing is remembered here.");
        assertThat(ada.comment("Nothing is remembered here.").locator("[data-do=remove]"))
                .isVisible();
        ada.write("Ada", "But I am still myself.");
        assertThat(ada.comment("But I am still myself.").locator("[data-do=remove]"))
                .isVisible();
    }

    @Test
    void keepsItsLookAmongHostileStyles() {
        NEWS.post("demo", "hostile", "Ada", "Do I still look like myself?");
        String hostile = """
                <style>
                  * { letter-spacing: 9px !important; }
                  button, article, li, p, section, textarea { display: none !important; color: red !important; }
                  ol { list-style: upper-roman !important; }
                  html { font-size: 62.5%; }
                </style>""";
        Conversation reader = visit(BROWSERS.blank(Look.DESKTOP_LIGHT), hostile, COMMENTS.formatted("hostile"));
        assertThat(reader.comment("Do I still look like myself?")).isVisible();
        assertThat(reader.comment("Do I still look like myself?")).hasCSS("display", "grid");
        assertThat(reader.comments().locator(".list")).hasCSS("list-style-type", "none");
        reader.comments().locator("#join").click();
        assertThat(reader.comments().locator("#text-new")).isVisible();
    }

    @Test
    void leaksNoStyleIntoThePage() {
        String own = "<button id='own'>Mine</button><h2 id='title'>Mine too</h2>";
        Conversation reader = visit(BROWSERS.blank(Look.DESKTOP_LIGHT), "", own + COMMENTS.formatted("leaks"));
        Window bare = BROWSERS.blank(Look.DESKTOP_LIGHT);
        bare.page().setContent(own);
        for (String id : List.of("own", "title")) {
            assertThat(styles(reader.window(), id)).isEqualTo(styles(bare, id));
        }
    }

    @Test
    void followsAPageThatChangesItsStory() {
        NEWS.post("demo", "story-one", "Ada", "About the first story.");
        NEWS.post("demo", "story-two", "Ben", "About the second story.");
        Conversation reader = visit(BROWSERS.blank(Look.DESKTOP_LIGHT), "", COMMENTS.formatted("story-one"));
        assertThat(reader.comment("About the first story.")).isVisible();
        reader.comments().evaluate("element => element.setAttribute('page', 'story-two')");
        assertThat(reader.comment("About the second story.")).isVisible();
        assertThat(reader.comment("About the first story.")).hasCount(0);
        reader.isLive();
        NEWS.post("demo", "story-one", "Ada", "Nobody listens to this one.");
        NEWS.post("demo", "story-two", "Ben", "Somebody listens to this one.");
        reader.comments()
                .locator(".pill")
                .or(reader.comment("Somebody listens"))
                .first()
                .waitFor();
        assertThat(reader.total()).hasText("2");
    }

    @Test
    void sharesOneSocketAndLeavesNoneBehind() {
        Window window = BROWSERS.blank(Look.DESKTOP_LIGHT);
        List<WebSocket> sockets = new ArrayList<>();
        window.page().onWebSocket(sockets::add);
        Conversation reader =
                visit(window, "", COMMENTS.formatted("twice-a") + "<div id='second'>" + COMMENTS.formatted("twice-b"));
        assertThat(reader.comments().nth(1).locator(".connection.live")).isVisible();
        assertThat(sockets).hasSize(1);
        assertThat(window.requests().stream().filter(address -> address.contains("/thread?")))
                .as("one request shows the comments")
                .hasSize(2);
        window.page().evaluate("""
                async () => {
                  const element = document.querySelector('repartee-comments'), parent = element.parentNode;
                  for (let n = 0; n < 100; n++) {
                    element.remove();
                    await new Promise(resolve => setTimeout(resolve));
                    parent.prepend(element);
                    await new Promise(resolve => setTimeout(resolve));
                  }
                }""");
        assertThat(reader.comments().first().locator(".connection.live")).isVisible();
        assertThat(sockets.stream().filter(socket -> !socket.isClosed())).hasSize(1);
        window.page().evaluate("() => document.querySelectorAll('repartee-comments').forEach(one => one.remove())");
        window.page().waitForCondition(() -> sockets.stream().allMatch(WebSocket::isClosed));
    }

    @Test
    void knowsTheReaderByTheTokenThatThePageGives() {
        Conversation reader = visit(BROWSERS.blank(Look.DESKTOP_LIGHT), "", COMMENTS.formatted("token"));
        reader.comments()
                .evaluate(
                        "(element, token) => { element.token = token; }",
                        SsoToken.of("demo", "Grace").text());
        reader.write("nobody asks", "I came signed in.");
        assertThat(reader.comment("I came signed in.").locator(".name")).hasText("Grace");

        Conversation again = visit(BROWSERS.blank(Look.DESKTOP_LIGHT), "", COMMENTS.formatted("token"));
        assertThat(again.comment("I came signed in.").locator("[data-do=edit]")).hasCount(0);
        again.comments()
                .evaluate(
                        "(element, token) => { element.getToken = async () => token; }",
                        SsoToken.of("demo", "Grace").text());
        assertThat(again.comment("I came signed in.").locator("[data-do=edit]")).isVisible();
    }

    @Test
    void asksThePageAgainWhenATokenHasEnded() {
        Conversation reader = visit(BROWSERS.blank(Look.DESKTOP_LIGHT), "", COMMENTS.formatted("renewed"));
        reader.window().expectFailingRequests();
        SsoToken token = SsoToken.of("demo", "Grace");
        reader.comments().evaluate("""
                (element, tokens) => {
                  element.getToken = () => tokens.length > 1 ? tokens.shift() : tokens[0];
                }""", List.of(token.expired().text(), token.text()));
        reader.write("nobody asks", "My token had ended.");
        assertThat(reader.comment("My token had ended.").locator("[data-do=edit]"))
                .isVisible();
        assertThat(reader.comments().locator("[role=alert]")).hasCount(0);
    }

    @Test
    void tellsThePageWhatHappens() {
        Conversation reader = visit(
                BROWSERS.blank(Look.DESKTOP_LIGHT),
                "<script>window.heard = []; for (const name of ['ready', 'posted', 'count'])"
                        + "addEventListener('repartee:' + name, event => heard.push(name + JSON.stringify(event.detail)))</script>",
                COMMENTS.formatted("events") + "<repartee-count site='demo' page='events'>-</repartee-count>");
        reader.write("Ada", "Tell everybody.");
        assertThat(reader.window().page().locator("repartee-count")).hasText("1");
        Object heard = reader.window().page().evaluate("() => heard.join(' ')");
        assertThat((String) heard).contains("ready{\"count\":0}", "posted{\"id\":", "\"status\":\"published\"");
    }

    @Test
    void countsWhatComesLaterInOneRequest() {
        NEWS.post("demo", "counted-7", "Ada", "The only one.");
        Window window = BROWSERS.blank(Look.DESKTOP_LIGHT);
        visit(
                window,
                "",
                COMMENTS.formatted("counted") + "<repartee-count site='demo' page='counted'>-</repartee-count>");
        assertThat(window.page().locator("repartee-count")).hasText("0");
        window.requests().clear();
        window.page().evaluate("""
                () => {
                  for (let n = 0; n < 30; n++) {
                    const count = document.createElement('repartee-count');
                    count.setAttribute('site', 'demo');
                    count.setAttribute('page', `counted-${n}`);
                    document.body.append(count);
                  }
                }""");
        assertThat(window.page().locator("repartee-count[page=counted-7]")).hasText("1");
        assertThat(window.page().locator("repartee-count[page=counted-29]")).hasText("0");
        assertThat(window.requests().stream().filter(address -> address.endsWith("/counts")))
                .hasSize(1);
    }

    @Test
    void speaksTheLanguageOfItsPlace() {
        Conversation german = visit(
                BROWSERS.blank(Look.DESKTOP_LIGHT), "", "<main lang='de'>" + COMMENTS.formatted("words") + "</main>");
        assertThat(german.comments().locator("h2")).containsText("Kommentare");
        Conversation arabic = visit(
                BROWSERS.blank(Look.DESKTOP_LIGHT),
                "",
                COMMENTS.formatted("words").replace("site=", "lang='ar' theme='dark' site="));
        assertThat(arabic.comments().locator("h2")).containsText("التعليقات");
        assertThat(arabic.comments().locator("section")).hasCSS("direction", "rtl");
        assertThat(arabic.comments()).hasCSS("color-scheme", Pattern.compile("dark"));
        Conversation other = visit(
                BROWSERS.blank(Look.DESKTOP_LIGHT), "", "<main lang='fi'>" + COMMENTS.formatted("words") + "</main>");
        assertThat(other.comments().locator("h2")).containsText("Comments");
    }

    /** A publisher's page with that head and body. */
    private static Conversation visit(Window window, String head, String body) {
        String script = "<script type='module' src='" + NEWS.address() + "/embed.js'></script>";
        String html = "<!doctype html><html lang='en'><head><meta charset='utf-8'><link rel='icon' href='data:,'>"
                + "<title>A story</title>" + head + script + "</head><body><h1>A story</h1>" + body + "</body></html>";
        window.page().navigate(NEWS.publisher().publish(html));
        return new Conversation(window);
    }

    private static Object styles(Window window, String id) {
        return window.page().evaluate("""
                id => Object.fromEntries(['display', 'color', 'backgroundColor', 'font', 'margin', 'padding', 'border']
                  .map(name => [name, getComputedStyle(document.getElementById(id))[name]]))""", id);
    }
}

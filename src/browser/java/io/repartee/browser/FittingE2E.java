package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.repartee.testing.SsoToken;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The element where publishers put it: strict pages, hostile ones, huge threads, pages that never reload. */
class FittingE2E {
    private static final String COMMENTS = "<repartee-comments site='demo' page='%s'></repartee-comments>";
    private static final int CYCLES = 1_000;
    private static final double MOST_GROWTH_BYTES = 3e6;

    private static final int HUGE_COMMENTS = 50_000;

    /** Answers for the server, inside the page: so many comments are too much to pass to a browser from a test. */
    private static final String HUGE = """
            const asked = window.fetch, many = %d, position = %s;
            const comment = n => {
              const id = '0198a4f2-0000-7000-8000-' + String(999999 - n).padStart(12, '0');
              return {id, parentId: null, rootId: id, depth: 0, createdAt: '2026-11-23T10:00:00Z', revision: 1, replyCount: 0,
                status: 'published', author: {id: '1f2e3d4c-5b6a-8798-8a7b-6c5d4e3f2a1b', name: 'Grace', avatar: null, badges: []},
                html: `<p>Comment number ${n}.</p>`, votes: {up: 0, down: 0}, replies: [], repliesNext: null};
            };
            window.fetch = (address, how) => !String(address).includes('/thread?') ? asked(address, how)
              : Promise.resolve(new Response(JSON.stringify({
                  thread: {id: 'x', page: 'huge', url: null, title: null, state: 'open', commentCount: many}, position, tally: 0,
                  items: Array.from({length: many}, (_, n) => comment(n)), next: null})));
            """;

    /** A publisher's page with comments that its server has put there. */
    private static final String PLAIN =
            "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>A story</title>"
                    + "<meta name='viewport' content='width=device-width'><link rel='icon' href='data:,'></head><body><h1>A story</h1>%s"
                    + "<p>What stands below the comments.</p></body></html>";

    /** Counts the frames in which there are no comments, once told to. */
    private static final String WATCH = """
            window.blank = 0;
            const watch = () => {
              const root = document.querySelector('repartee-comments')?.shadowRoot;
              if (window.watched && !root?.querySelector('article .text')?.textContent) window.blank++;
              requestAnimationFrame(watch);
            };
            requestAnimationFrame(watch);
            """;

    @RegisterExtension
    static final Newsroom NEWS = new Newsroom();

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @Test
    void worksUnderAStrictPolicyWithTrustedTypes() {
        String server = NEWS.address();
        String policy = "default-src 'none'; script-src " + server + "; connect-src " + server + " "
                + server.replace("http", "ws")
                + "; img-src data:; style-src 'none'; base-uri 'none'; form-action 'none'; "
                + "require-trusted-types-for 'script'; trusted-types lit-html repartee";
        String head = "<meta http-equiv='Content-Security-Policy' content=\"" + policy + "\">";
        NEWS.post("demo", "strict-page", "Eve", "An *opinion*.");
        Conversation ada = visit(head, COMMENTS.formatted("strict-page")).read();
        ada.comments()
                .evaluate(
                        "(element, token) => { element.token = token; }",
                        SsoToken.of("demo", "Ada").text());
        assertThat(ada.comments().locator("[data-do=profile]")).isVisible();
        ada.comment("An opinion.").locator("[data-do=options]").click();
        ada.comments()
                .getByRole(AriaRole.MENUITEM, new Locator.GetByRoleOptions().setName("Quote"))
                .click();
        ada.window().page().keyboard().type("Mine is another.");
        ada.window().page().keyboard().press("Control+Enter");
        assertThat(ada.comment("Mine is another.").locator("[data-do=edit]")).isVisible();
        ada.comments().locator("[data-do=profile]").click();
        assertThat(ada.comments().locator("dialog")).isVisible();
    }

    static Stream<String> hostile() {
        return Stream.of(
                "* { all: unset !important; } ",
                "html { font-size: 62.5%; } * { letter-spacing: 9px !important; line-height: 0.5 !important; "
                        + "transform: rotate(2deg); text-transform: uppercase !important; direction: rtl !important; }",
                "dialog, [popover], button, article, li, svg, textarea { display: none !important; "
                        + "position: fixed !important; opacity: 0 !important; } :focus { outline: none !important; }");
    }

    @ParameterizedTest
    @MethodSource
    void hostile(String styles) {
        NEWS.post("demo", "hostile-many", "Ada", "Do I still look like myself?");
        Conversation reader = visit("<style>" + styles + "</style>", COMMENTS.formatted("hostile-many"));
        Locator comment = reader.comment("Do I still look like myself?").first();
        assertThat(comment).isVisible();
        assertThat(comment).hasCSS("display", "grid");
        assertThat(comment).hasCSS("opacity", "1");
        comment.locator("[data-do=options]").click();
        assertThat(reader.comments().locator(".menu")).isVisible();
        reader.window().page().keyboard().press("Escape");
        reader.comments().locator("#join").click();
        assertThat(reader.comments().locator("#text-new")).isVisible();
    }

    @Test
    void asksForNothingBeforeItComesNear() {
        Window window = BROWSERS.blank(Look.PHONE_LIGHT);
        open(
                window,
                "",
                "<div style='height:6000px'></div>"
                        + COMMENTS.formatted("lazy")
                                .replace("<repartee-comments", "<repartee-comments loading='lazy'"));
        window.page().waitForCondition(() -> asked(window, "/embed.js"));
        window.page().evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        assertThat(asked(window, "/thread?")).isFalse();
        window.page().evaluate("() => window.scrollTo(0, 5000)");
        assertThat(window.page().locator("repartee-comments .empty")).isVisible();
    }

    @Test
    void beginsWithWhatThePublisherIncluded() {
        NEWS.post("demo", "included", "Ada", "Here before any script.");
        String included = included("included");
        NEWS.post("demo", "included", "Ben", "Written since then.");
        Conversation reader = visit("", included);
        assertThat(reader.comment("Here before any script.")).isVisible();
        assertThat(reader.comment("Written since then.").or(reader.pill()).first())
                .isVisible();
        assertThat(asked(reader.window(), "/thread?")).isFalse();
    }

    @Test
    void takesOverWhatTheServerHasDrawnWithoutAFlashOrAJump() {
        String root =
                NEWS.post("demo", "adopted", "Ada Lovelace", "Drawn *before* any script.\n\n> Quoted\n\n- a list");
        String answer = NEWS.post("demo", "adopted", "Ben", "Answered & \"quoted\".", root);
        for (int n = 0; n < 6; n++) {
            NEWS.post("demo", "adopted", "Cleo", "Answered again, " + n, answer);
        }
        NEWS.post("demo", "adopted", "فاطمة", "مرحبا");
        Window window = BROWSERS.blank(Look.DESKTOP_LIGHT);
        window.context().addInitScript(WATCH);
        window.page().navigate(NEWS.publisher().publish(PLAIN.formatted(included("adopted"))));
        assertThat(window.page().getByText("Drawn before any script.")).isVisible();
        window.page().evaluate("""
                () => {
                  const root = document.querySelector('repartee-comments').shadowRoot;
                  root.querySelectorAll('*').forEach(node => { node.ofTheServer = true; });
                  window.watched = true;
                }""");
        window.picture("included-before");

        window.page().evaluate("""
                address => document.head.append(Object.assign(document.createElement('script'), {type: 'module', src: address}))""", NEWS.address() + "/embed.js");
        Conversation reader = new Conversation(window).isLive();
        window.picture("included-after");

        Object made = window.page().evaluate("""
                () => [...document.querySelector('repartee-comments').shadowRoot.querySelectorAll(
                    'section, h2, #join, .choices, ol, li, article, .byline, .name, time, .text, .text *, [data-do=reply], [data-do=collapse]')]
                  .filter(node => !node.ofTheServer).map(node => node.outerHTML.slice(0, 120))""");
        assertThat((List<?>) made).as("what was made anew").isEmpty();
        assertThat(window.page().evaluate("() => window.blank"))
                .as("frames without comments")
                .isEqualTo(0);
        assertThat(window.shifted()).as("%s", window.shifts()).isLessThanOrEqualTo(0.001);
        assertThat(asked(window, "/thread?")).isFalse();
        assertThat(reader.comments().locator("article")).hasCount(7);
        reader.comment("مرحبا").locator("[data-do=reply]").click();
        assertThat(reader.comments().locator("form textarea")).isFocused();
        NEWS.post("demo", "adopted", "Dora", "Heard after that.");
        assertThat(reader.comment("Heard after that.").or(reader.pill()).first())
                .isVisible();
    }

    @Test
    void isReadableWithoutScripts() {
        NEWS.post("demo", "plain", "Ada", "No script is needed.");
        Window window = BROWSERS.blank(Look.PHONE_LIGHT.options().setJavaScriptEnabled(false));
        window.page().navigate(NEWS.publisher().publish(PLAIN.formatted(included("plain"))));
        assertThat(window.page().getByText("No script is needed.")).isVisible();
        assertThat(window.page().locator("repartee-comments #join")).isHidden();
        window.picture("included-without-scripts");
        window.page().navigate(NEWS.address() + "/api/v1/sites/demo/thread.html?page=plain");
        assertThat(window.page().getByText("No script is needed.")).isVisible();
    }

    @Test
    void isRemovedAndPutBackAThousandTimesWithoutALeak() {
        Conversation reader = visit("", COMMENTS.formatted("cycles"));
        cycle(reader, CYCLES / 4);
        double before = heap(reader.window());
        cycle(reader, CYCLES - CYCLES / 4);
        assertThat(heap(reader.window()) - before).as("bytes more").isLessThan(MOST_GROWTH_BYTES);
        reader.isLive();
    }

    @Test
    void holdsAThreadThatNobodyCanReadToItsEnd() {
        Window window = BROWSERS.blank(Look.DESKTOP_LIGHT);
        String position =
                NEWS.api("demo").get("/thread?page=huge").at("/position").toString();
        window.context().addInitScript(HUGE.formatted(HUGE_COMMENTS, position));
        open(window, "", COMMENTS.formatted("huge"));
        Conversation reader = new Conversation(window);
        assertThat(reader.comments().locator(".many")).isVisible();
        window.page()
                .waitForCondition(() -> reader.comments().locator("article").count() < 600);
        for (int step = 1; step <= 5; step++) {
            int to = step * 20;
            window.page()
                    .evaluate("share => window.scrollTo(0, document.documentElement.scrollHeight * share / 100)", to);
            window.page()
                    .waitForCondition(() -> Boolean.TRUE.equals(window.page().evaluate("""
                    () => { const at = document.querySelector('repartee-comments').shadowRoot.elementFromPoint(640, 300);
                      return !!at?.closest('article'); }""")));
        }
        assertThat(reader.comment("Comment number " + (HUGE_COMMENTS - 1) + "."))
                .isVisible();
        assertThat(reader.comments().locator("article").count()).isLessThan(600);
    }

    /** The element with its comments in it, as a publisher's server includes them. */
    private static String included(String page) {
        String fragment = NEWS.api("demo")
                .get("/thread.html?fragment=true&limit=20&replies=5&page=" + page)
                .is(200)
                .text();
        return COMMENTS.formatted(page).replace("</repartee-comments>", fragment + "</repartee-comments>");
    }

    private static void cycle(Conversation reader, int times) {
        reader.window().page().evaluate("""
                async times => {
                  const element = document.querySelector('repartee-comments'), parent = element.parentNode;
                  const turn = () => new Promise(resolve => {
                    const {port1, port2} = new MessageChannel();
                    port1.onmessage = () => { port1.close(); resolve(); };
                    port2.postMessage(0);
                  });
                  for (let n = 0; n < times; n++) {
                    element.remove();
                    await turn();
                    parent.append(element);
                    await turn();
                  }
                }""", times);
        assertThat(reader.comments().locator(".connection.live")).isVisible();
    }

    private static double heap(Window window) {
        CDPSession session = window.context().newCDPSession(window.page());
        session.send("HeapProfiler.collectGarbage");
        JsonObject usage = session.send("Runtime.getHeapUsage");
        session.detach();
        return usage.get("usedSize").getAsDouble();
    }

    private static boolean asked(Window window, String part) {
        return window.requests().stream().anyMatch(address -> address.contains(part));
    }

    private static Conversation visit(String head, String body) {
        Window window = BROWSERS.blank(Look.DESKTOP_LIGHT);
        open(window, head, body);
        return new Conversation(window);
    }

    private static void open(Window window, String head, String body) {
        String script = "<script type='module' src='" + NEWS.address() + "/embed.js'></script>";
        window.page()
                .navigate(NEWS.publisher()
                        .publish("<!doctype html><html lang='en'><head><meta charset='utf-8'><title>A story</title>"
                                + head
                                + "<link rel='icon' href='data:,'>" + script + "</head><body><h1>A story</h1>" + body
                                + "</body></html>"));
    }
}

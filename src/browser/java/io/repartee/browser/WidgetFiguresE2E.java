package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What comments cost the reader's device. Without an option a short run that looks at what does not depend on the machine: requests, and
 * work for each event. With {@code -Dwidget.figures} it measures for long enough and prints times, as docs/performance.md has them.
 */
class WidgetFiguresE2E {
    private static final boolean MEASURED = Boolean.getBoolean("widget.figures");
    private static final int STARTS = MEASURED ? 15 : 2;
    private static final int COMMENTS = 200;
    /** Of conversations, as the element asks for them. */
    private static final int PAGE = 20;

    private static final int EVENTS = MEASURED ? 1_200 : 60;
    private static final int A_SECOND = 20;
    private static final int SLOWER = 4;
    /** What one event may touch: its own comment, the totals, what is said of it. */
    private static final int MOST_MUTATIONS = 40;

    private static final double MOST_GROWTH_BYTES = 4e6;

    /**
     * Notes when the first comments were on the screen, and whatever keeps the page busy for long. Their text is the largest thing on the page, so
     * the browser tells when it was presented; what runs after the frame was handed over is not waited for.
     */
    private static final String CLOCK = """
            window.busy = [];
            new PerformanceObserver(list => list.getEntries().forEach(entry => busy.push([entry.startTime, entry.duration])))
              .observe({type: 'longtask', buffered: true});
            let drawn = Infinity, asked;
            new PerformanceObserver(list => list.getEntries().forEach(entry => {
              if (entry.startTime >= drawn && !window.first) {
                const script = performance.getEntriesByType('resource').find(entry => entry.name.endsWith('/embed.js'));
                window.first = {shown: entry.startTime, loaded: script.responseEnd, begun: script.startTime, asked};
                console.info('first comments');
              }
            })).observe({type: 'largest-contentful-paint', buffered: true});
            const attach = Element.prototype.attachShadow;
            Element.prototype.attachShadow = function (how) {
              const root = attach.call(this, how);
              if (this.localName === 'repartee-comments') {
                const watcher = new MutationObserver(() => {
                  if (root.querySelector('article')) {
                    watcher.disconnect();
                    drawn = performance.now();
                    asked = performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname.split('/').pop());
                  }
                });
                watcher.observe(root, {childList: true, subtree: true});
              }
              return root;
            };
            """;

    private static final Page.WaitForConsoleMessageOptions FIRST = new Page.WaitForConsoleMessageOptions()
            .setPredicate(message -> message.text().equals("first comments"));

    @RegisterExtension
    static final Newsroom NEWS = new Newsroom();

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private static final Stories STORIES = new Stories(NEWS, BROWSERS);
    private static String story;

    @BeforeAll
    static void aLivelyStory() {
        String root = null;
        for (int n = 0; n < COMMENTS; n++) {
            String body = "Comment number " + n
                    + " says *something* about the harbour, the ferry and what became of the horn.";
            String id = NEWS.post("demo", "lively", "Reader " + n % 40, body, n % 4 == 0 ? null : root);
            root = n % 4 == 0 ? id : root;
        }
        story = STORIES.page("demo", "lively");
    }

    @Test
    void theFirstCommentsNeedOneRequest() {
        List<double[]> starts = new ArrayList<>();
        for (int n = 0; n < STARTS; n++) {
            Window window = slowed(SLOWER);
            Page page = window.page();
            // Told rather than asked for: asking puts scripts of its own into the page, which take a slowed one a
            // while.
            page.waitForConsoleMessage(FIRST, () -> page.navigate(story));
            Map<?, ?> first = (Map<?, ?>) page.evaluate("() => window.first");
            assertThat(((List<?>) first.get("asked")).toArray())
                    .as("what was asked for before the first comments")
                    .isSubsetOf("embed.js", "thread");
            double shown = number(first.get("shown"));
            starts.add(new double[] {shown - number(first.get("loaded")), shown - number(first.get("begun"))});
            // whoever leaves while the live connection is being made hears a complaint of the browser's
            new Conversation(window).isLive();
            page.context().close();
        }
        report("first comments after the script was there, CPU slowed " + SLOWER + " times", starts, 0);
        report("the same from asking for the script", starts, 1);
    }

    @Test
    void anEventCostsWhatItChanges() {
        Window window = slowed(MEASURED ? SLOWER : 1);
        window.page().navigate(story);
        Conversation reader = new Conversation(window).isLive();
        Locator roots = reader.comments().locator(".root");
        for (int shown = PAGE; shown < COMMENTS / 4; shown += PAGE) {
            assertThat(roots).hasCount(shown);
            reader.comments().locator(".wide").click();
        }
        assertThat(roots).hasCount(COMMENTS / 4);
        window.page().evaluate("() => scrollTo({top: document.documentElement.scrollHeight / 2, behavior: 'instant'})");
        double before = heap(window);
        window.page().evaluate("""
                () => {
                  window.busy.length = 0;
                  window.mutations = 0;
                  new MutationObserver(list => { window.mutations += list.length; })
                    .observe(document.querySelector('repartee-comments').shadowRoot,
                      {childList: true, subtree: true, attributes: true, characterData: true});
                }""");
        talk(window);
        assertThat(reader.total()).hasText(Integer.toString(COMMENTS));
        int mutations = ((Number) window.page().evaluate("() => window.mutations")).intValue();
        assertThat(mutations / EVENTS).as("changes for each event").isLessThanOrEqualTo(MOST_MUTATIONS);
        assertThat(heap(window) - before).as("bytes more").isLessThan(MOST_GROWTH_BYTES);
        System.out.printf(
                "%d events at %s: %.1f changes each, long tasks (ms): %s, heap %+.0f kB%n",
                EVENTS,
                MEASURED ? A_SECOND + "/s, CPU slowed " + SLOWER + " times" : "once",
                (double) mutations / EVENTS,
                window.page().evaluate("() => window.busy.map(([, ms]) => Math.round(ms))"),
                (heap(window) - before) / 1000);
    }

    /** Comments come and go again, at the rate that is measured or as fast as they can. */
    private static void talk(Window window) {
        for (int n = 0; n < EVENTS / 2; n++) {
            String id = NEWS.post("demo", "lively", "Talker " + n % 7, "In passing, number " + n + ".");
            pace(window);
            NEWS.reader("demo", "Talker " + n % 7).delete("/comments/" + id).is(204);
            pace(window);
        }
    }

    private static void pace(Window window) {
        if (MEASURED) {
            window.page().waitForTimeout(1000.0 / A_SECOND);
        }
    }

    private static Window slowed(int times) {
        Window window = BROWSERS.blank(Look.PHONE_LIGHT);
        window.context().addInitScript(CLOCK);
        CDPSession session = window.context().newCDPSession(window.page());
        JsonObject rate = new JsonObject();
        rate.addProperty("rate", times);
        session.send("Emulation.setCPUThrottlingRate", rate);
        return window;
    }

    private static double heap(Window window) {
        CDPSession session = window.context().newCDPSession(window.page());
        session.send("HeapProfiler.collectGarbage");
        double used = session.send("Runtime.getHeapUsage").get("usedSize").getAsDouble();
        session.detach();
        return used;
    }

    private static void report(String what, List<double[]> runs, int column) {
        double[] sorted = runs.stream().mapToDouble(run -> run[column]).sorted().toArray();
        String all = IntStream.range(0, sorted.length)
                .mapToObj(n -> "%.0f".formatted(sorted[n]))
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
        System.out.printf(
                "%s: median %.0f ms, worst %.0f ms, mean %.0f ms of %d (%s)%n",
                what,
                sorted[sorted.length / 2],
                sorted[sorted.length - 1],
                Arrays.stream(sorted).average().orElseThrow(),
                sorted.length,
                all);
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}

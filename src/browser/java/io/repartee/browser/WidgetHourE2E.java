package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A page that stays open while much is said: twenty events a second, each second played in one breath. In CI two minutes and a half of it;
 * with {@code -Dwidget.figures} the whole hour, 72,000 events, in which a fifth of what is written stays, so that the page comes to hold as many
 * comments as it ever does.
 */
class WidgetHourE2E {
    private static final boolean WHOLE = Boolean.getBoolean("widget.figures");
    private static final int SECONDS = WHOLE ? 3_600 : 150;
    /** By then there is of everything what there will be. */
    private static final int SETTLED = WHOLE ? 1_200 : 70;
    /** How long of it the comments themselves are read. */
    private static final int READING = SECONDS / 5;

    private static final double MOST_GROWTH_BYTES = 3e6;
    private static final double MOST_MORE_NODES = 1.1;

    /** Speaks for the server over a socket of its own, and says what it is told to. */
    private static final String SOCKET = """
            window.WebSocket = class {
              static OPEN = 1;
              readyState = 0;
              constructor() {
                window.line = this;
                setTimeout(() => { this.readyState = 1; this.onopen?.(); });
              }
              send(text) {
                const {type, stream, since} = JSON.parse(text);
                if (type === 'hello') this.tell({type: 'welcome', features: [], heartbeatSeconds: 20});
                if (type === 'subscribe') { window.at = {stream, ...since}; this.tell({type: 'subscribed', stream, position: since}); }
              }
              close() { this.readyState = 3; }
              tell(frame) { setTimeout(() => this.hear(frame)); }
              hear(frame) { this.onmessage?.({data: JSON.stringify(frame)}); }
            };
            window.said = 0;
            window.there = [];
            window.play = async (seconds, staying) => {
              const {stream, epoch} = window.at;
              const author = n => ({id: `1f2e3d4c-5b6a-8798-8a7b-${String(n % 50).padStart(12, '0')}`, name: 'Talker ' + n % 50, avatar: null, badges: []});
              const comment = (id, n, to, revision) => ({id, parentId: to, rootId: to ?? id, depth: to ? 1 : 0, author: author(n), revision,
                html: `<p>Number ${n}, said for the ${revision}. time, about the harbour and its ferry.</p>`, status: 'published', replyCount: 0,
                createdAt: new Date().toISOString(), votes: {up: 0, down: 0}});
              for (let second = 0; second < seconds; second++) {
                const events = [], add = event => events.push({seq: ++at.seq, at: new Date().toISOString(), ...event});
                for (let n = 0; n < 9; n++) {
                  const id = `f0000000-0000-7000-8000-${String(++said).padStart(12, '0')}`, root = there.findLast(one => !one.to);
                  const to = n % 2 && root ? root.id : null;
                  there.push({id, n: said, to});
                  add({type: 'comment.published', comment: comment(id, said, to, 1)});
                }
                const edited = there.slice(-2);
                edited.forEach(one => add({type: 'comment.edited', comment: comment(one.id, one.n, one.to, 2)}));
                // Answers go before what they answer, a minute after they came.
                const old = there.length > 540 ? there.splice(0, 9).filter(one => !staying || one.n % 5) : [];
                old.sort((a, b) => !a.to - !b.to).forEach(one => add({type: 'comment.removed', id: one.id}));
                line.hear({type: 'events', stream, events, position: {epoch, seq: at.seq, mark: 1}, counts: {comments: there.length}});
                await new Promise(done => (second % 5 ? setTimeout(done) : requestAnimationFrame(() => setTimeout(done))));
              }
              return there.length;
            };
            """;

    private static final String PAGE = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>A story</title>
            <meta name="viewport" content="width=device-width"><script type="module" src="%s/embed.js"></script></head>
            <body><main><h1>A story</h1><div style="height: 2000px"></div><repartee-comments site="demo" page="hour"></repartee-comments></main></body></html>
            """;

    @RegisterExtension
    static final Newsroom NEWS = new Newsroom();

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @Test
    void anHourOfTalkLeavesTheMemoryAsItWas() {
        for (int n = 0; n < 12; n++) {
            NEWS.post("demo", "hour", "Reader " + n, "Here before everybody, number " + n + ".");
        }
        Window window = BROWSERS.blank(Look.PHONE_LIGHT);
        window.context().addInitScript(SOCKET);
        Page page = window.page();
        page.navigate(NEWS.publisher().publish(PAGE.formatted(NEWS.address())));
        Conversation reader = new Conversation(window).isLive();

        // At first it all enters, below an article that somebody reads.
        play(page, SETTLED);
        Use settled = Use.of(window);
        play(page, SECONDS - SETTLED - READING);
        Use entered = Use.of(window);
        // Of more than a thousand only those near the reader are in the page.
        Locator held = WHOLE
                ? reader.comments().locator(".many")
                : reader.comments().locator("article").nth(100);
        assertThat(held).isAttached();
        // From here on the comments are read: what is new waits.
        page.evaluate("() => scrollTo({top: document.documentElement.scrollHeight / 2, behavior: 'instant'})");
        play(page, READING / 3);
        Use reading = Use.of(window);
        int there = play(page, READING - READING / 3);
        Use waited = Use.of(window);
        assertThat(reader.pill()).isVisible();
        assertThat(reader.total()).hasText(String.format(Locale.ENGLISH, "%,d", there));

        System.out.printf("an hour of talk, %d events: from %s to %s,%n", 20 * SECONDS, settled, entered);
        System.out.printf("and while the comments are read, from %s to %s%n", reading, waited);
        entered.isNotMuchMoreThan(settled);
        waited.isNotMuchMoreThan(reading);
    }

    private static int play(Page page, int seconds) {
        return ((Number) page.evaluate("([seconds, staying]) => play(seconds, staying)", List.of(seconds, WHOLE)))
                .intValue();
    }

    /** What a page holds: bytes of scripts, nodes of documents. */
    private record Use(double bytes, double nodes) {
        static Use of(Window window) {
            CDPSession session = window.context().newCDPSession(window.page());
            session.send("HeapProfiler.collectGarbage");
            JsonObject heap = session.send("Runtime.getHeapUsage");
            JsonObject counters = session.send("Memory.getDOMCounters");
            session.detach();
            return new Use(
                    heap.get("usedSize").getAsDouble(), counters.get("nodes").getAsDouble());
        }

        void isNotMuchMoreThan(Use before) {
            assertThat(bytes - before.bytes).as("bytes more").isLessThan(MOST_GROWTH_BYTES);
            assertThat(nodes / before.nodes).as("nodes").isLessThan(MOST_MORE_NODES);
        }

        @Override
        public String toString() {
            return "%.1f MB and %.0f nodes".formatted(bytes / 1e6, nodes);
        }
    }
}

package io.repartee.browser;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.LongStream;

/** Somebody in a browser who uses the client library itself and notes every event that reaches the callback. */
final class Ear {
    private static final String LISTEN = """
            async ([site, stream]) => {
              const { sharedConnection } = await import('/live/live.js');
              const address = `${location.origin}/api/v1/sites/${site}`;
              const page = await (await fetch(`${address}/thread?page=${stream.slice(7)}`)).json();
              window.connection = sharedConnection(address);
              window.heard = [];
              window.resyncs = 0;
              window.states = [];
              window.first = page.position.seq;
              window.connection.watch(state => window.states.push(state));
              window.connection.subscribe(stream, page.position, {
                events: events => events.forEach(event => window.heard.push(event.seq)),
                resync: () => window.resyncs++,
              });
            }""";

    private final Page page;

    private Ear(Page page) {
        this.page = page;
    }

    /** Listens from a page that is open at that origin. */
    static Ear of(Page page, String site, String stream) {
        page.evaluate(LISTEN, List.of(site, stream));
        return new Ear(page);
    }

    Ear awaitState(String state) {
        page.waitForFunction("state => window.connection.state === state", state);
        return this;
    }

    String state() {
        return (String) page.evaluate("() => window.connection.state");
    }

    /** The tab goes behind another one, or comes to the front. */
    void hide(boolean hidden) {
        page.evaluate("""
                hidden => {
                  Object.defineProperty(document, 'hidden', {value: hidden, configurable: true});
                  document.dispatchEvent(new Event('visibilitychange'));
                }""", hidden);
    }

    /** Every state it went through. */
    List<String> states() {
        @SuppressWarnings("unchecked")
        List<String> states = (List<String>) page.evaluate("() => window.states");
        return states;
    }

    /** Waits until that many events have come, and gives their numbers, in the order they came. */
    List<Long> await(int count) {
        page.waitForFunction(
                "count => window.heard.length >= count", count, new Page.WaitForFunctionOptions().setTimeout(60_000));
        return heard();
    }

    List<Long> heard() {
        return ((List<?>) page.evaluate("() => window.heard"))
                .stream().map(seq -> ((Number) seq).longValue()).toList();
    }

    int resyncs() {
        return ((Number) page.evaluate("() => window.resyncs")).intValue();
    }

    /** The numbers as they must be. */
    static List<Long> exactly(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }
}

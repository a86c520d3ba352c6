package io.repartee.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One person's browser window. It notes what the browser complains about (errors, refused content, warnings), every host
 * that was asked for something, and how much the page has jumped.
 */
final class Window {
    private static final Path SCREENSHOTS = Path.of(System.getProperty("browser.screenshots", "target/screenshots"));
    /** Sums what the browser counts as layout shift without the reader's doing. */
    private static final String COUNT_SHIFTS = """
            window.shifted = 0;
            window.shifts = [];
            const told = source => (source.node?.outerHTML ?? source.node?.nodeName ?? '?').slice(0, 80)
              + JSON.stringify([source.previousRect, source.currentRect]);
            new PerformanceObserver(list => list.getEntries().filter(entry => !entry.hadRecentInput).forEach(entry => {
              window.shifted += entry.value;
              window.shifts.push(entry.value + ' ' + entry.sources.map(told).join(' | '));
            })).observe({type: 'layout-shift', buffered: true});
            """;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private boolean patient;

    Window(BrowserContext context) {
        this.context = context;
        context.addInitScript(COUNT_SHIFTS);
        this.page = context.newPage();
        page.onConsoleMessage(this::heard);
        page.onPageError(error -> complaints.add(error));
        page.onRequest(this::asked);
        page.onWebSocket(socket -> requests.add(socket.url()));
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    List<String> complaints() {
        return complaints;
    }

    /** From now on, failing requests are part of the story. */
    Window expectFailingRequests() {
        patient = true;
        return this;
    }

    /** Everything that was asked for, by address. */
    List<String> requests() {
        return requests;
    }

    Set<String> hosts() {
        return Set.copyOf(requests.stream()
                .map(URI::create)
                .filter(address -> address.getHost() != null)
                .map(URI::getAuthority)
                .toList());
    }

    double shifted() {
        return ((Number) page.evaluate("() => window.shifted")).doubleValue();
    }

    /** What shifted, from where to where. */
    Object shifts() {
        return page.evaluate("() => window.shifts");
    }

    /** Another screen, or another taste, on the same page. */
    void wear(Look look) {
        page.setViewportSize(look.width(), look.height());
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.colors()));
    }

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    void close() {
        context.close();
    }

    private void heard(ConsoleMessage message) {
        boolean bad = message.type().equals("error") || message.type().equals("warning");
        boolean ofNetwork = message.text().startsWith("Failed to load resource")
                || message.text().startsWith("WebSocket connection to");
        if (bad && !(patient && ofNetwork)) {
            complaints.add(message.text() + " " + message.location());
        }
    }

    private void asked(Request request) {
        requests.add(request.url());
    }
}

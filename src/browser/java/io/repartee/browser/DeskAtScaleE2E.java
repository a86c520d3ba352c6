package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import io.repartee.testing.SsoToken;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The desk with ten thousand comments waiting: what it draws stays small, and its keys are as quick as with few. */
class DeskAtScaleE2E {
    private static final int WAITING = 10_000;
    private static final int FEW = 150;
    private static final int ROUNDS = 3;
    private static final int PRESSES = 20;
    private static final int MOST_NODES = 1_500;
    /** How much more a key may cost than with few comments, beside which it is measured: the machine does not count. */
    private static final double MOST_TIMES = 3;

    private static final String LISTEN_TO_LONG_TASKS = """
            () => {
              window.longest = 0;
              new PerformanceObserver(list => list.getEntries().forEach(task => {
                window.longest = Math.max(window.longest, task.duration);
              })).observe({entryTypes: ['longtask']});
            }""";

    @RegisterExtension
    static final Newsroom NEWS = new Newsroom();

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @BeforeAll
    static void aNightWithoutModerators() throws InterruptedException {
        fill("quiet", FEW);
        fill("strict", WAITING);
    }

    private static void fill(String site, int waiting) throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        List<String> tokens = IntStream.range(0, 50)
                .mapToObj(n -> SsoToken.of(site, "Reader " + n).text())
                .toList();
        Semaphore places = new Semaphore(32);
        for (int n = 0; n < waiting; n++) {
            places.acquire();
            String body = "{\"page\":{\"key\":\"p%d\"},\"body\":\"Number %d: %s\"}"
                    .formatted(n % 40, n, "the ferry was late again. ".repeat(1 + n % 12));
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(NEWS.address() + "/api/v1/sites/" + site + "/comments"))
                    .header("authorization", "Bearer " + tokens.get(n % tokens.size()))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            CompletableFuture<HttpResponse<Void>> answer =
                    client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
            answer.whenComplete((done, failed) -> places.release());
        }
        places.acquire(32);
    }

    @Test
    void tenThousandWaitingCommentsAreReadAndDecidedWithoutAHitch() {
        Desk mia = new Desk(BROWSERS.open(Look.DESKTOP_LIGHT, NEWS.desk("strict", "Mia")));
        Page page = mia.window().page();
        assertThat(mia.number()).hasText("10,000");
        page.evaluate(LISTEN_TO_LONG_TASKS);
        for (int n = 0; n < 150; n++) {
            page.mouse().wheel(0, 4_000);
            page.waitForTimeout(16);
        }
        double far = number(page, "scrollY");
        assertThat(far).as("how far one gets").isGreaterThan(100_000);
        assertThat(number(page, "document.querySelectorAll('*').length")).isLessThan(MOST_NODES);

        Keys few = new Keys(new Desk(BROWSERS.open(Look.DESKTOP_LIGHT, NEWS.desk("quiet", "Mia"))));
        Keys many = new Keys(mia);
        for (int round = 0; round < ROUNDS; round++) {
            few.measure();
            many.measure();
        }
        System.out.printf(
                "desk: ms a step %.1f with %d, %.1f with %d; a decision %.1f, %.1f; %.0f elements, longest task %.0f ms%n",
                few.step,
                FEW,
                many.step,
                WAITING,
                few.decision,
                many.decision,
                number(page, "document.querySelectorAll('*').length"),
                longest(page));
        assertThat(mia.number()).hasText("9,940");
        assertThat(many.step / few.step).as("a step").isLessThan(MOST_TIMES);
        assertThat(many.decision / few.decision).as("a decision").isLessThan(MOST_TIMES);
    }

    /** What keys cost at a desk, by its best round. */
    private static final class Keys {
        private final Desk desk;
        private double step = Double.MAX_VALUE;
        private double decision = Double.MAX_VALUE;

        Keys(Desk desk) {
            this.desk = desk;
        }

        void measure() {
            Page page = desk.window().page();
            page.bringToFront();
            page.keyboard().press("j");
            assertThat(desk.selected()).isFocused();
            step = Math.min(
                    step, millisEach(page, PRESSES, () -> page.keyboard().press("j")));
            decision = Math.min(
                    decision, millisEach(page, PRESSES, () -> page.keyboard().press("a")));
            assertThat(desk.selected()).isFocused();
        }
    }

    private static double longest(Page page) {
        return number(page, "window.longest");
    }

    private static double number(Page page, String expression) {
        return ((Number) page.evaluate("() => " + expression)).doubleValue();
    }

    /** CPU milliseconds of the page's thread for each of so many presses. */
    private static double millisEach(Page page, int times, Runnable press) {
        CDPSession session = page.context().newCDPSession(page);
        JsonObject ticks = new JsonObject();
        ticks.addProperty("timeDomain", "threadTicks");
        session.send("Performance.enable", ticks);
        double before = taskSeconds(session);
        for (int n = 0; n < times; n++) {
            press.run();
        }
        page.waitForTimeout(500);
        double after = taskSeconds(session);
        session.detach();
        return (after - before) * 1_000 / times;
    }

    private static double taskSeconds(CDPSession session) {
        return session.send("Performance.getMetrics").getAsJsonArray("metrics").asList().stream()
                .map(metric -> metric.getAsJsonObject())
                .filter(metric -> metric.get("name").getAsString().equals("TaskDuration"))
                .mapToDouble(metric -> metric.get("value").getAsDouble())
                .findFirst()
                .orElseThrow();
    }
}

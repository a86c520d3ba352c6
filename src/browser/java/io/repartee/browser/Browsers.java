package io.repartee.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A browser for the tests of a class. Each window is a person of their own: nothing is shared between them. After each test
 * no window may have complained.
 */
final class Browsers implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final String EXECUTABLE = System.getProperty("browser.executable", "/usr/bin/chromium");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final int PATIENCE_MS = 15_000;

    private final List<Window> windows = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(EXECUTABLE))
                        .setArgs(ARGUMENTS));
        com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> complaints =
                windows.stream().flatMap(window -> window.complaints().stream()).toList();
        windows.forEach(Window::close);
        windows.clear();
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        playwright.close();
    }

    /** A window of somebody new, at that address. */
    Window open(Look look, String address) {
        Window window = blank(look);
        window.page().navigate(address);
        return window;
    }

    /** A window that has not gone anywhere yet. */
    Window blank(Look look) {
        BrowserContext context = browser.newContext(look.options());
        context.setDefaultTimeout(PATIENCE_MS);
        Window window = new Window(context);
        windows.add(window);
        return window;
    }
}

package io.repartee.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Windows for the tests of a class. Each is a person of their own: nothing is shared between them. After each test
 * no window may have complained.
 */
final class Browsers implements BeforeAllCallback, AfterEachCallback {
    private final List<Window> windows = new ArrayList<>();
    private SharedBrowser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        browser = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(SharedBrowser.class, type -> new SharedBrowser(), SharedBrowser.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> complaints =
                windows.stream().flatMap(window -> window.complaints().stream()).toList();
        windows.forEach(Window::close);
        windows.clear();
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    /** A window of somebody new, at that address. */
    Window open(Look look, String address) {
        Window window = blank(look);
        window.page().navigate(address);
        return window;
    }

    /** A window that has not gone anywhere yet. */
    Window blank(Look look) {
        return blank(look.options());
    }

    Window blank(Browser.NewContextOptions options) {
        Window window = new Window(browser.somebody(options));
        windows.add(window);
        return window;
    }
}

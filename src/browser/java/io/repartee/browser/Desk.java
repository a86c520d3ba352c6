package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;

/** The moderators' desk, as somebody sits at it. */
final class Desk {
    private final Window window;

    Desk(Window window) {
        this.window = window;
        assertThat(window.page().locator(".state.live")).isVisible();
    }

    Window window() {
        return window;
    }

    Locator card(String text) {
        return window.page().locator(".card").filter(new Locator.FilterOptions().setHasText(text));
    }

    Locator cards() {
        return window.page().locator(".card");
    }

    Locator number() {
        return window.page().locator("h1 .number");
    }

    Locator notice() {
        return window.page().locator(".notice");
    }

    Locator log() {
        return window.page().locator(".log li");
    }

    /** Turns to that comment with the keyboard alone. */
    Desk turnTo(String text) {
        for (int n = 0; n < cards().count() && card(text).and(selected()).count() == 0; n++) {
            press("j");
        }
        assertThat(card(text)).hasClass(java.util.regex.Pattern.compile("selected"));
        return this;
    }

    Desk press(String key) {
        window.page().keyboard().press(key);
        return this;
    }

    private Locator selected() {
        return window.page().locator(".card.selected");
    }
}

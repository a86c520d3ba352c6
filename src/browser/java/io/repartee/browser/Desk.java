package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The moderators' desk, as somebody sits at it. */
final class Desk {
    private static final int MOST_STEPS = 60;
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

    Locator toast() {
        return window.page().locator(".toast");
    }

    Locator bulk() {
        return window.page().locator(".bulk");
    }

    Locator dialog(String title) {
        return window.page()
                .getByRole(
                        AriaRole.DIALOG,
                        new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    /** Turns to that comment with the keyboard alone, from the one above it. */
    Desk turnTo(String text) {
        assertThat(selected()).isVisible();
        for (int n = 0; n < MOST_STEPS && card(text).and(selected()).count() == 0; n++) {
            press("j");
        }
        assertThat(card(text)).hasClass(Pattern.compile("selected"));
        return this;
    }

    Desk press(String key) {
        window.page().keyboard().press(key);
        return this;
    }

    /** Rejects what is selected, without a reason. */
    Desk reject() {
        return press("r").press("Enter");
    }

    Locator selected() {
        return window.page().locator(".card.selected");
    }
}

package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The comments on a page, as somebody before them uses them. */
final class Conversation {
    private final Window window;

    Conversation(Window window) {
        this.window = window;
        assertThat(comments().locator(".list, .empty").first()).isVisible();
    }

    Window window() {
        return window;
    }

    Locator comments() {
        return page().locator("repartee-comments");
    }

    /** Scrolls the comments under the reader's eyes. */
    Conversation read() {
        comments().evaluate("element => element.scrollIntoView({behavior: 'instant'})");
        return this;
    }

    /** Scrolls back to the article, so that the comments are below what is seen. */
    Conversation readArticle() {
        page().evaluate("() => window.scrollTo({top: 0, behavior: 'instant'})");
        return this;
    }

    Conversation isLive() {
        assertThat(comments().locator(".connection.live")).isVisible();
        return this;
    }

    /** The comment with that text, without its replies. */
    Locator comment(String text) {
        return comments().locator("article").filter(new Locator.FilterOptions().setHasText(text));
    }

    Locator total() {
        return comments().locator(".total");
    }

    Locator pill() {
        return comments().locator(".pill");
    }

    /** Writes as a guest of that name, or as whoever one is already. */
    void write(String name, String text) {
        comments().locator("#join").click();
        comments().locator("#text-new").fill(text);
        send(comments().locator("form"), name);
    }

    void reply(String to, String name, String text) {
        comment(to).locator("[data-do=reply]").click();
        Locator form = comment(to).locator("form");
        form.locator("textarea").fill(text);
        send(form, name);
    }

    void edit(String comment, String text) {
        Locator article = comment(comment);
        article.locator("[data-do=edit]").click();
        Locator form = comments().locator("form");
        form.locator("textarea").fill(text);
        form.locator(".primary").click();
    }

    void delete(String comment) {
        comment(comment).locator("[data-do=remove]").click();
        comment(comment).locator("[data-do=sure]").click();
    }

    private void send(Locator form, String name) {
        Locator field = form.locator("[name=name]");
        if (field.count() > 0) {
            field.fill(name);
        }
        form.locator(".primary").click();
    }

    private Page page() {
        return window.page();
    }
}

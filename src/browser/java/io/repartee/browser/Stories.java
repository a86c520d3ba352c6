package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.repartee.testing.SsoToken;

/** A publisher's pages with comments, and people who come to them, signed in at the publisher's or not. */
record Stories(Newsroom news, Browsers browsers) {
    /** A new page with the comments of that one, at that site. */
    String page(String site, String page) {
        return news.publisher()
                .publish("<!doctype html><html lang='en'><head><meta charset='utf-8'><link rel='icon' href='data:,'>"
                        + "<meta name='viewport' content='width=device-width'><title>A story</title><script type='module' src='"
                        + news.address() + "/embed.js'></script></head><body><main><h1>A story</h1>"
                        + "<repartee-comments site='" + site + "' page='" + page
                        + "'></repartee-comments></main></body></html>");
    }

    Conversation visit(String page, Look look) {
        return new Conversation(browsers.open(look, page("demo", page)));
    }

    Conversation signedIn(String page, String name) {
        return signedIn("demo", page, name);
    }

    Conversation signedIn(String site, String page, String name) {
        return signIn(new Conversation(browsers.open(Look.DESKTOP_LIGHT, page(site, page))).read(), site, name);
    }

    /** The page says who its reader is, also again after a reload. */
    static Conversation signIn(Conversation reader, String site, String name) {
        reader.comments()
                .evaluate(
                        "(element, token) => { element.token = token; }",
                        SsoToken.of(site, name).text());
        assertThat(reader.comments().locator("[data-do=profile]")).isVisible();
        // What is theirs has come, too: what they may do is offered.
        assertThat(reader.comments().locator("[data-do=follow]")).isVisible();
        return reader;
    }

    /** What the menu of a comment offers under that name. */
    static Locator option(Conversation reader, String comment, String name) {
        reader.comment(comment).locator("[data-do=options]").click();
        return reader.comments()
                .getByRole(
                        AriaRole.MENUITEM,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}

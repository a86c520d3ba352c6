package io.repartee.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The comments in another browser's engine: they are read, written, live, from right to left, and taken over from the server's markup. */
class CommentsInFirefox {
    private static final String ROOT = "document.querySelector('repartee-comments').shadowRoot";
    private static final String TEXT = ROOT + ".textContent";

    @RegisterExtension
    static final Newsroom NEWS = new Newsroom();

    private static final Stories STORIES = new Stories(NEWS, new Browsers());
    private static Firefox firefox;

    @BeforeAll
    static void start() {
        firefox = new Firefox(System.getProperty("firefox.executable", "firefox-esr"));
        firefox.viewport(1280, 900);
    }

    @AfterAll
    static void stop() {
        firefox.close();
    }

    @Test
    void areReadWrittenAndLive() {
        NEWS.post("demo", "fox", "Eve", "Said before.");
        firefox.navigate(STORIES.page("demo", "fox"));
        firefox.until(TEXT + ".includes('Said before.')");
        firefox.until(ROOT + ".querySelector('.connection.live')");
        firefox.evaluate(ROOT + ".querySelector('#join').click()");
        firefox.until(ROOT + ".activeElement?.id === 'text-new'");
        firefox.type("Typed with *keys*.");
        firefox.evaluate(ROOT + ".querySelector('[name=name]').focus()");
        firefox.type("Grace");
        firefox.evaluate(ROOT + ".querySelector('form .primary').click()");
        firefox.until(ROOT + ".querySelector('article.comment [data-do=edit]')");
        assertThat(firefox.evaluate(ROOT + ".querySelector('article em').textContent")
                        .asText())
                .isEqualTo("keys");
        NEWS.post("demo", "fox", "Ben", "Heard at once.");
        firefox.until(TEXT + ".includes('Heard at once.') || " + ROOT + ".querySelector('.pill')");
        firefox.until(ROOT + ".querySelector('.total').textContent === '3'");
        firefox.picture("firefox-comments");
    }

    @Test
    void areWrittenFromRightToLeft() {
        Seed.arabic(NEWS);
        firefox.navigate(NEWS.address() + "/demo/ar.html#comments");
        firefox.until(ROOT + ".querySelectorAll('article').length === 4");
        firefox.until(ROOT + ".querySelector('.connection.live')");
        assertThat(firefox.evaluate("getComputedStyle(" + ROOT + ".querySelector('section')).direction")
                        .asText())
                .isEqualTo("rtl");
        assertThat(firefox.evaluate("document.documentElement.scrollWidth <= innerWidth")
                        .asBoolean())
                .isTrue();
        firefox.picture("firefox-arabic");
    }

    @Test
    void areTakenOverFromTheServersMarkup() {
        NEWS.post("demo", "fox-included", "Eve", "Drawn by the server.");
        String fragment = NEWS.api("demo")
                .get("/thread.html?fragment=true&limit=20&replies=5&page=fox-included")
                .is(200)
                .text();
        firefox.navigate(NEWS.publisher()
                .publish(
                        "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>A story</title></head><body>"
                                + "<repartee-comments site='demo' page='fox-included'>" + fragment
                                + "</repartee-comments></body></html>"));
        firefox.evaluate(ROOT + ".querySelector('article').ofTheServer = true");
        firefox.evaluate("document.head.append(Object.assign(document.createElement('script'),"
                + " {type: 'module', src: '" + NEWS.address() + "/embed.js'}))");
        firefox.until(ROOT + ".querySelector('.connection.live')");
        assertThat(firefox.evaluate(ROOT + ".querySelector('article').ofTheServer")
                        .asBoolean())
                .isTrue();
    }
}

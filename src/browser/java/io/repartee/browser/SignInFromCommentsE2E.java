package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.repartee.testing.Api;
import io.repartee.testing.LettersSent;
import io.repartee.testing.PublisherToken;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People who have begun to write and then sign in, at the window that the comments open: what they wrote is kept, and goes out under their name. */
class SignInFromCommentsE2E {
    private static final Publisher PUBLISHER = new Publisher();
    private static final int PER_MINUTE = 8;

    @RegisterExtension
    static final TestServer SERVER = TestServer.with("""
            limits: {comments-per-minute: %d, guests-per-minute: 1000, address-sign-ins-per-minute: 0}
            mail: {host: 127.0.0.1, port: 1, tls: none, from: comments@daily.example}
            """.formatted(PER_MINUTE))
            .andSite(PublisherToken.site("talk", "post").replace("http://localhost:8080", PUBLISHER.origin()));

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private static final String PASSWORD = "correct horse battery staple";
    private final LettersSent letters = new LettersSent(SERVER);

    @BeforeAll
    static void offer() {
        SERVER.sql("update site set policy = '{\"signIn\":{\"email\":true,\"password\":true}}' where key = 'talk'");
        Awaitility.await()
                .until(() -> SERVER.anonymous()
                        .at("talk")
                        .get("")
                        .json()
                        .path("signInMethods")
                        .toString()
                        .contains("password"));
    }

    @AfterAll
    static void close() {
        PUBLISHER.close();
    }

    @Test
    void asAGuest() {
        signsInWhileWriting("guest", popup -> {
            popup.getByLabel("Name").last().fill("Grace");
            button(popup, "Go on as a guest").click();
        });
    }

    @Test
    void byTheCodeOfALetter() {
        signsInWhileWriting("code", popup -> {
            popup.getByLabel("E-mail address").fill("code@daily.example");
            button(popup, "Continue").click();
            assertThat(popup.getByLabel("Code")).isVisible();
            popup.getByLabel("Code").fill(letters.code("code@daily.example"));
            button(popup, "Sign in").click();
        });
    }

    @Test
    void byAPassword() {
        signsInWhileWriting("password", popup -> {
            button(popup, "With a password").click();
            button(popup, "New here? Make an account").click();
            popup.getByLabel("E-mail address").fill("pass@daily.example");
            popup.getByLabel("Password").fill(PASSWORD);
            button(popup, "Continue").click();
            assertThat(popup.getByLabel("Code")).isVisible();
            popup.getByLabel("Code").fill(letters.code("pass@daily.example"));
            button(popup, "Sign in").click();
        });
        signsInWhileWriting("password again", popup -> {
            button(popup, "With a password").click();
            popup.getByLabel("E-mail address").fill("pass@daily.example");
            popup.getByLabel("Password").fill(PASSWORD);
            button(popup, "Sign in").click();
        });
    }

    @Test
    void whoWritesMoreThanTheyMaySeesTheTimeRunAndIsSentThen() {
        Conversation ada = visit();
        ada.window().expectFailingRequests();
        Stories.signIn(ada, "talk", "Ada");
        ada.comments().locator("#join").click();
        ada.comments().locator("#text-new").fill("One more than that.");
        Api elsewhere =
                SERVER.anonymous().at("talk").as(SsoToken.of("talk", "Ada").text());
        for (int n = 0; elsewhere.post("/comments", draft(n)).status() == 201; n++) {
            assertThat(n).isLessThan(2 * PER_MINUTE);
        }
        ada.comments().locator("form .primary").click();
        assertThat(ada.comments().locator(".sending"))
                .containsText(Pattern.compile("Not sent yet\\. Trying again…\\s+\\d+:\\d\\d"));
        assertThat(ada.comment("One more than that.").locator("[data-do=edit]")).isVisible();
    }

    private static void signsInWhileWriting(String how, Consumer<Page> signIn) {
        String words = "What I wrote before I signed in, " + how + ".";
        Conversation reader = visit();
        reader.comments().locator("#join").click();
        reader.comments().locator("#text-new").fill(words);
        Locator enter = reader.comments()
                .locator("form")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign in"));
        Page popup = reader.window().page().waitForPopup(enter::click);
        signIn.accept(popup);
        reader.window().page().waitForCondition(popup::isClosed);

        assertThat(reader.comments().locator("#text-new")).hasValue(words);
        assertThat(reader.comments().locator("form")).containsText("Writing as");
        reader.comments().locator("form .primary").click();
        assertThat(reader.comment(words).locator("[data-do=edit]")).isVisible();
        reader.window().page().reload();
        assertThat(reader.comment(words).locator("[data-do=edit]")).isVisible();
    }

    private static Conversation visit() {
        Window window = BROWSERS.blank(Look.DESKTOP_LIGHT);
        window.page()
                .navigate(PUBLISHER.publish(
                        "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>A story</title>"
                                + "<link rel='icon' href='data:,'><script type='module' src='" + SERVER.address()
                                + "/embed.js'></script></head><body><h1>A story</h1>"
                                + "<repartee-comments site='talk' page='signed'></repartee-comments></body></html>"));
        return new Conversation(window);
    }

    private static Map<String, Object> draft(int number) {
        Map<String, String> where = Map.of("key", "signed", "url", PUBLISHER.origin() + "/story", "title", "A story");
        return Map.of("page", where, "body", "Number " + number + " of the day.");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}

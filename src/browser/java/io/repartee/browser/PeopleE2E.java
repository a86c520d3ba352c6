package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.repartee.testing.Api;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people have to do with each other: they follow, mention and mute, are told of it, and appeal against what moderators decided. */
class PeopleE2E {
    @RegisterExtension
    static final Newsroom NEWS = new Newsroom();

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private static final Stories STORIES = new Stories(NEWS, BROWSERS);

    @Test
    void whoFollowsAPageIsToldOfEachCommentAtOnceAndExactly() {
        NEWS.post("demo", "followed", "Ben", "Before anybody followed.");
        Conversation ada = STORIES.signedIn("followed", "Ada");
        Locator follow = ada.comments().locator("[data-do=follow]");
        follow.click();
        assertThat(follow).hasAttribute("aria-pressed", "true");
        assertThat(ada.comments().locator(".toast")).hasText("You will be told.");

        Conversation cleo = STORIES.signedIn("followed", "Cleo");
        cleo.write("", "The first that is told.");
        assertThat(unread(ada)).hasText("1");
        NEWS.post("demo", "followed", "Ben", "The second one.");
        assertThat(unread(ada)).hasText("2");

        Locator drawer = inbox(ada);
        assertThat(drawer.locator(".notices li")).hasCount(2);
        assertThat(drawer.locator(".notices li").first()).containsText("Ben wrote a comment");
        Manners.hasNoFaults(ada.window(), "the inbox");
        ada.window().picture("inbox-desktop-light");
        drawer.getByText("Mark all as read").click();
        assertThat(unread(ada)).hasCount(0);
        ada.window().page().keyboard().press("Escape");

        follow.click();
        assertThat(follow).hasAttribute("aria-pressed", "false");
        NEWS.post("demo", "followed", "Ben", "Nobody is told of this one.");
        Conversation elsewhere = STORIES.signedIn("followed-elsewhere", "Ada");
        elsewhere.write("", "Who answers me?");
        assertThat(elsewhere.comment("Who answers me?").locator("[data-do=edit]"))
                .isVisible();
        cleo = STORIES.signedIn("followed-elsewhere", "Cleo");
        cleo.reply("Who answers me?", "", "I do.");
        assertThat(unread(elsewhere)).hasText("1");
        assertThat(unread(ada)).hasText("1");
    }

    @Test
    void whoFollowsAnAuthorHearsOfThemWhereverTheyWrite() {
        NEWS.post("demo", "author", "Noor", "I am worth following.");
        Conversation ada = STORIES.signedIn("author", "Ann");
        Stories.option(ada, "I am worth following.", "Follow Noor").click();
        assertThat(ada.comments().locator(".toast")).hasText("You will be told.");

        NEWS.post("demo", "author-elsewhere", "Noor", "On quite another page.");

        assertThat(unread(ada)).hasText("1");
        assertThat(inbox(ada)).containsText("On quite another page.");
    }

    @Test
    void whoFollowsASectionHearsOfItUntilTheyStop() {
        String page = NEWS.publisher()
                .publish("<!doctype html><html lang='en'><head><meta charset='utf-8'><link rel='icon' href='data:,'>"
                        + "<meta property='article:section' content='Harbour'><title>The new quay</title><script type='module' src='"
                        + NEWS.address() + "/embed.js'></script></head><body><main><h1>The new quay</h1>"
                        + "<repartee-comments site='demo' page='quay'></repartee-comments></main></body></html>");
        Conversation first = Stories.signIn(new Conversation(BROWSERS.open(Look.PHONE_LIGHT, page)), "demo", "Ben");
        first.write("", "It smells of tar.");
        assertThat(first.comment("It smells of tar.").locator("[data-do=edit]")).isVisible();

        Conversation ada =
                Stories.signIn(new Conversation(BROWSERS.open(Look.DESKTOP_LIGHT, page)), "demo", "Ada Quay");
        ada.comments().locator("[data-do=follow]").click();
        ada.window().picture("follow-section");
        ada.comments()
                .getByRole(AriaRole.MENUITEM, new Locator.GetByRoleOptions().setName("Follow the section Harbour"))
                .click();
        assertThat(ada.comments().locator(".toast")).hasText("You will be told.");
        assertThat(ada.comments().locator("[data-do=follow]")).hasAttribute("aria-pressed", "true");
        postIn("Harbour", "pier", "The pier is closed.");
        assertThat(unread(ada)).hasText("1");
        postIn("Sport", "race", "Who has won?");

        ada.comments().locator("[data-do=profile]").click();
        Locator followed = ada.comments()
                .locator("dialog .lines li")
                .filter(new Locator.FilterOptions().setHasText("Section: Harbour"));
        assertThat(followed).isVisible();
        Manners.hasNoFaults(ada.window(), "the profile of somebody who follows");
        ada.window().picture("profile-follows");
        followed.locator("[data-do=unfollow]").click();
        assertThat(followed).hasCount(0);
        assertThat(ada.comments().locator("[data-do=follow]")).hasAttribute("aria-pressed", "false");
        ada.window().page().keyboard().press("Escape");
        postIn("Harbour", "pier", "Nobody is told of this.");
        Stories.option(ada, "It smells of tar.", "Follow Ben").click();
        assertThat(ada.comments().locator("[data-do=options]").first()).isFocused();
        NEWS.post("demo", "elsewhere-ben", "Ben", "But of this.");
        assertThat(unread(ada)).hasText("2");
        Stories.option(ada, "It smells of tar.", "Stop following Ben").click();
    }

    @Test
    void whoErasesThemselvesIsGoneFromEveryOpenPage() {
        Conversation zoe = STORIES.signedIn("erased", "Zoe").isLive();
        Conversation other = STORIES.visit("erased", Look.PHONE_LIGHT).isLive();
        zoe.write("", "Forget that I said this.");
        assertThat(other.comment("Forget that I said this.").or(other.pill()).first())
                .isVisible();
        zoe.comments().locator("[data-do=profile]").click();
        Locator dialog = zoe.comments().locator("dialog");
        Download all = zoe.window()
                .page()
                .waitForDownload(() -> dialog.locator("[data-do=download]").click());
        assertThat(text(all)).contains("Forget that I said this.");
        dialog.locator("[data-do=erase]").click();
        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("goes for good");
        zoe.window().picture("profile-erase");
        Manners.hasNoFaults(zoe.window(), "the question whether to erase all");
        dialog.locator("[data-do=erase-sure]").click();

        assertThat(zoe.comments().locator(".toast")).hasText("All that is yours here is being erased.");
        assertThat(zoe.comments().locator("[data-do=profile]")).hasCount(0);
        assertThat(zoe.comment("Forget that I said this.")).hasCount(0);
        assertThat(other.comment("Forget that I said this.")).hasCount(0);
        assertThat(other.pill()).hasCount(0);
    }

    @Test
    void whoIsMutedIsGoneAtOnceWithTheirRepliesAndAlsoAfterAReload() {
        String root = NEWS.post("demo", "muted", "Eve", "Something loud.");
        NEWS.post("demo", "muted", "Eve", "And louder still.", root);
        NEWS.post("demo", "muted", "Ben", "Something quiet.");
        Conversation ada = STORIES.signedIn("muted", "Ada").isLive();
        Conversation ben = STORIES.signedIn("muted", "Ben").isLive();

        Stories.option(ada, "Something loud.", "Mute Eve").click();
        assertThat(ada.comment("Something loud.")).hasCount(0);
        assertThat(ada.comment("And louder still.")).hasCount(0);
        assertThat(ada.comment("A comment of somebody you muted.")).hasCount(2);
        Manners.hasNoFaults(ada.window(), "muted comments");

        NEWS.post("demo", "muted", "Eve", "Can you hear me?", root);
        assertThat(ben.comment("Can you hear me?").or(ben.pill()).first()).isVisible();
        ada.window().page().reload();
        Stories.signIn(ada, "demo", "Ada");
        assertThat(ada.comment("A comment of somebody you muted.")).hasCount(3);
        assertThat(ada.comment("Can you hear me?")).hasCount(0);
        assertThat(ada.comment("Something quiet.")).isVisible();
        assertThat(ben.comment("Something loud.")).isVisible();

        ada.comments()
                .getByText("Show", new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(ada.comment("Something loud.")).isVisible();
        Stories.option(ada, "Something loud.", "Mute Eve").click();
        assertThat(ada.comment("A comment of somebody you muted.")).hasCount(0);
        assertThat(ada.comment("Can you hear me?")).isVisible();
    }

    @Test
    void whoIsMentionedIsFoundByTheBeginningOfTheirNameAndTold() {
        NEWS.post("demo", "mentioned", "Xaver", "I was here first.");
        NEWS.post("demo", "mentioned", "Xenia", "And I second.");
        Conversation xaver = STORIES.signedIn("mentioned", "Xaver");
        Conversation ada = STORIES.signedIn("mentioned", "Ada");
        ada.comments().locator("#join").click();
        Locator text = ada.comments().locator("#text-new");
        text.pressSequentially("What does @X");
        Locator offered = ada.comments().locator("[role=option]");
        assertThat(offered).hasCount(2);
        assertThat(text).hasAttribute("aria-activedescendant", Pattern.compile("person-.*-0"));
        Manners.hasNoFaults(ada.window(), "people to mention");
        ada.window().picture("mentions-desktop-light");
        text.pressSequentially("a");
        assertThat(offered).hasCount(1);
        text.press("Enter");
        assertThat(offered).hasCount(0);
        assertThat(text).hasValue(Pattern.compile("What does @\\[Xaver]\\([0-9a-f-]{36}\\) "));
        text.pressSequentially("think?");
        text.press("Control+Enter");

        xaver.pill().click();
        assertThat(xaver.comments().locator(".mention")).hasText("@Xaver");
        assertThat(unread(xaver)).hasText("1");
        assertThat(inbox(xaver)).containsText("Ada mentioned you");
    }

    @Test
    void whoseCommentIsTurnedDownLearnsWhyAppealsAndIsHeard() {
        Conversation ada = STORIES.signedIn("strict", "appealed", "Ada").isLive();
        ada.write("", "My brother painted this bridge.");
        assertThat(ada.comment("painted this bridge")).containsText("Waiting for a moderator");
        String id = NEWS.reader("strict", "Ada").get("/mine?page=appealed").text("/held/0/id");
        NEWS.moderator("strict", "Mia")
                .post(
                        "/decisions",
                        Map.of(
                                "action",
                                "reject",
                                "reason",
                                "off_topic",
                                "items",
                                List.of(Map.of("commentId", id, "revision", 1, "expect", "held"))))
                .is(200);

        assertThat(unread(ada)).hasText("1");
        assertThat(ada.comment("painted this bridge")).hasCount(0);
        inbox(ada).locator("[data-do=why]").click();
        Locator dialog = ada.comments().locator("dialog");
        assertThat(dialog).containsText("Your comment was removed. Reason: Off topic");
        Manners.hasNoFaults(ada.window(), "an appeal");
        ada.window().picture("appeal-desktop-light");
        dialog.locator("textarea").fill("The story is about that bridge.");
        dialog.getByText("Appeal", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(dialog).containsText("Another moderator will decide.");
        assertThat(dialog.locator("form")).hasCount(0);

        Api otto = NEWS.moderator("strict", "Otto");
        String appeal = otto.get("/appeals").is(200).text("/items/0/id");
        otto.post("/appeals/" + appeal + "/decide", Map.of("outcome", "upheld", "answer", "So it is."))
                .is(200);
        ada.window().page().keyboard().press("Escape");
        assertThat(dialog).hasCount(0);
        assertThat(ada.comment("painted this bridge").or(ada.pill()).first()).isVisible();
    }

    @Test
    void whoWritesBelowACommentThatGoesKeepsTheText() {
        NEWS.post("demo", "gone", "Eve", "I may regret this.");
        Conversation ada = STORIES.signedIn("gone", "Ada").isLive();
        ada.comment("I may regret this.").locator("[data-do=reply]").click();
        ada.comments().locator("form textarea").fill("No, you were right.");
        Conversation eve = STORIES.signedIn("gone", "Eve");
        eve.delete("I may regret this.");
        assertThat(ada.comments().locator("#text-new")).hasValue("No, you were right.");
        assertThat(ada.comments().locator("[role=alert]")).containsText("no longer there");
        ada.comments().locator("form .primary").click();
        assertThat(eve.comment("No, you were right.").or(eve.pill()).first()).isVisible();
    }

    @Test
    void anybodyMayLookUpWhatSomebodyWrote() {
        NEWS.post("demo", "known", "Dora", "One of mine.");
        NEWS.post("demo", "known-elsewhere", "Dora", "Another of mine.");
        Conversation reader = STORIES.visit("known", Look.PHONE_LIGHT);
        Stories.option(reader, "One of mine.", "About Dora").click();
        Locator drawer = reader.comments().locator("dialog");
        assertThat(drawer.locator(".notices li")).hasCount(2);
        assertThat(drawer).containsText("2 comments");
        Manners.hasNoFaults(reader.window(), "a person");
        reader.window().picture("person-phone-light");
    }

    @Test
    void whoseCommentWaitsLearnsWhy() {
        Conversation ada = STORIES.signedIn("strict", "waiting", "Ada");
        ada.write("", "Is anybody there?");
        ada.comment("Is anybody there?").locator("[data-do=why]").click();
        assertThat(ada.comments().locator("dialog")).containsText("read before it is published");
        Manners.hasNoFaults(ada.window(), "why a comment waits");
    }

    private static void postIn(String section, String page, String body) {
        NEWS.reader("demo", "Cleo")
                .post(
                        "/comments",
                        Map.of(
                                "page",
                                Map.of(
                                        "key",
                                        page,
                                        "url",
                                        NEWS.address() + "/demo/ferry.html",
                                        "title",
                                        page,
                                        "section",
                                        section),
                                "body",
                                body))
                .is(201);
    }

    private static String text(Download file) {
        try {
            return java.nio.file.Files.readString(file.path());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** How many notices wait, as the bell shows it. */
    private static Locator unread(Conversation reader) {
        return reader.comments().locator("[data-do=inbox] .dot-n");
    }

    private static Locator inbox(Conversation reader) {
        reader.comments().locator("[data-do=inbox]").click();
        return reader.comments().locator("dialog");
    }
}

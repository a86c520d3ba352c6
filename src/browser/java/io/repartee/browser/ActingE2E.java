package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.repartee.testing.Api;
import io.repartee.testing.SsoToken;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What readers do besides writing, each with somebody else who sees it or must not. */
class ActingE2E {
    @RegisterExtension
    static final Newsroom NEWS = new Newsroom();

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private static final Stories STORIES = new Stories(NEWS, BROWSERS);

    @Test
    void followALinkIntoTheConversationThatItIsPartOf() {
        String root = NEWS.post("demo", "links", "Ada", "Where it began.");
        String answer = NEWS.post("demo", "links", "Ben", "What was answered.", root);
        for (int n = 0; n < 22; n++) {
            NEWS.post("demo", "links", "Noor", "Something newer, number " + n + ".");
        }
        Window window = BROWSERS.blank(Look.PHONE_LIGHT);
        window.page().navigate(page("links") + "#comment-" + answer);
        Conversation reader = new Conversation(window);
        assertThat(reader.comment("What was answered.")).isFocused();
        assertThat(reader.comment("What was answered.")).isInViewport();
        assertThat(reader.comment("Where it began.")).isVisible();
        Manners.hasNoFaults(window, "a linked comment");

        window.expectFailingRequests();
        window.page().navigate(page("links") + "#comment-00000000-0000-7000-8000-000000000000");
        assertThat(reader.comments()).containsText("no longer there");
    }

    @Test
    void shareACommentByItsAddress() {
        String id = NEWS.post("demo", "shared", "Ada", "Worth passing on.");
        Window window = BROWSERS.blank(Look.DESKTOP_LIGHT);
        window.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        window.page().navigate(page("shared"));
        Conversation reader = new Conversation(window).read();
        option(reader, "Worth passing on.", "Share").click();
        assertThat(reader.comments().locator(".toast")).hasText("The link is copied.");
        assertThat(window.page()
                        .evaluate("() => navigator.clipboard.readText()")
                        .toString())
                .endsWith("#comment-" + id);
    }

    @Test
    void reportAndTheModeratorsHearOfIt() {
        String id = NEWS.post("demo", "reported", "Eve", "Something unkind.");
        Conversation ada = signedIn("reported", "Ada");
        option(ada, "Something unkind.", "Report").click();
        Locator dialog = ada.comments().locator("dialog");
        Manners.hasNoFaults(ada.window(), "report");
        dialog.getByLabel("Insults or harassment").check();
        dialog.getByLabel("Anything to add?", new Locator.GetByLabelOptions().setExact(false))
                .fill("Twice already.");
        dialog.getByText("Send", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(ada.comments().locator(".toast")).containsText("A moderator will look at it.");
        assertThat(dialog).hasCount(0);
        assertThat(NEWS.moderator("demo", "Mia")
                        .get("/comments/" + id + "/reports")
                        .is(200)
                        .text("/items/0/reason"))
                .isEqualTo("abuse");
    }

    @Test
    void giveNoticeOfWhatIsIllegalWithoutAnAccount() {
        NEWS.post("demo", "illegal", "Eve", "Something forbidden.");
        Conversation reader = visit("illegal", Look.PHONE_DARK);
        option(reader, "Something forbidden.", "Report").click();
        Locator dialog = reader.comments().locator("dialog");
        Manners.hasNoFaults(reader.window(), "notice");
        dialog.locator("[name=offence]").selectOption("defamation");
        dialog.locator("[name=explanation]").fill("A court has found this to be untrue.");
        dialog.locator("[name=name]").fill("Grace");
        dialog.locator("[name=email]").fill("grace@example.org");
        dialog.locator("[name=goodFaith]").check();
        reader.window().picture("notice-phone-dark");
        dialog.getByText("Send", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(dialog.locator("a")).hasText(Pattern.compile(".*/notices/.*"));
        reader.window().page().keyboard().press("Escape");
        assertThat(dialog).hasCount(0);
    }

    @Test
    void voteAndReactAndTheOthersSeeTheTotals() {
        offerReactions();
        NEWS.post("demo", "votes", "Eve", "Let us vote on this.");
        NEWS.post("demo", "votes", "Eve", "Not on this.");
        Conversation ada = signedIn("votes", "Ada");
        Conversation ben = visit("votes", Look.PHONE_LIGHT).isLive();
        Locator up = ada.comment("Let us vote").locator("[data-do=up]");
        up.click();
        assertThat(up).hasAttribute("aria-pressed", "true");
        assertThat(ben.comment("Let us vote").locator("[data-do=up] .n")).hasText("1");
        ada.window().page().reload();
        ada.comments().evaluate("(element, token) => { element.token = token; }", token("Ada"));
        assertThat(ada.comment("Let us vote").locator("[data-do=up]")).hasAttribute("aria-pressed", "true");
        ada.comment("Let us vote").locator("[data-do=up]").click();
        assertThat(ben.comment("Let us vote").locator("[data-do=up] .n")).hasText("");
        ben.comments()
                .getByText("Top", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(ben.comment("Let us vote")).isVisible();
        ada.comment("Let us vote").locator("[data-do=react]").click();
        ada.comments()
                .getByRole(AriaRole.MENUITEM, new Locator.GetByRoleOptions().setName("heart"))
                .click();
        assertThat(ben.comment("Let us vote").locator("[data-reaction=heart] .n"))
                .hasText("1");
        ada.comments().locator(".page-reactions [data-reaction=wow]").click();
        assertThat(ben.comments().locator(".page-reactions [data-reaction=wow] .n"))
                .hasText("1");
        Manners.hasNoFaults(ben.window(), "votes");
    }

    @Test
    void quoteWhatTheyAnswer() {
        NEWS.post("demo", "quoted", "Eve", "One sentence.\n\nAnother one.");
        Conversation ada = signedIn("quoted", "Ada");
        option(ada, "One sentence.", "Quote").click();
        Locator text = ada.comments().locator("textarea");
        assertThat(text).hasValue("> One sentence.\n\n");
        assertThat(text).isFocused();
        ada.window().page().keyboard().type("Is it?");
        ada.window().page().keyboard().press("Control+Enter");
        assertThat(ada.comment("Is it?").locator("blockquote")).hasText("One sentence.");
    }

    @Test
    void markTextWithoutKnowingMarkdown() {
        Conversation ada = signedIn("marked", "Ada");
        ada.comments().locator("#join").click();
        Locator text = ada.comments().locator("#text-new");
        text.fill("plain");
        text.press("Control+a");
        text.press("Control+b");
        assertThat(text).hasValue("**plain**");
        text.press("Control+b");
        assertThat(text).hasValue("plain");
        ada.comments()
                .getByLabel("List", new Locator.GetByLabelOptions().setExact(true))
                .click();
        assertThat(text).hasValue("- plain");
        Manners.hasNoFaults(ada.window(), "tools");
    }

    @Test
    void seeThatOthersAreHereAndWriting() {
        Conversation ada = signedIn("company", "Ada").isLive();
        Conversation ben = visit("company", Look.DESKTOP_LIGHT).isLive();
        assertThat(ben.comments().locator(".people")).hasText("2 reading");
        ada.comments().locator("#join").click();
        ada.comments().locator("#text-new").pressSequentially("I have a thought");
        assertThat(ben.comments().locator(".typing")).hasText("Someone is writing…");
        assertThat(ada.comments().locator(".typing")).hasText("");
    }

    @Test
    void putAwayAnswersAndPauseWhatIsReadOut() {
        String root = NEWS.post("demo", "calm", "Ada", "Where it began.");
        NEWS.post("demo", "calm", "Ben", "What was answered.", root);
        Conversation reader = signedIn("calm", "Cleo");
        reader.comment("Where it began.").locator("[data-do=collapse]").click();
        assertThat(reader.comment("What was answered.")).hasCount(0);
        assertThat(reader.comment("Where it began.")).containsText("Show 1 reply");
        reader.comment("Where it began.").locator("[data-do=collapse]").click();
        assertThat(reader.comment("What was answered.")).isVisible();

        reader.comments().locator("[data-do=profile]").click();
        Manners.hasNoFaults(reader.window(), "profile");
        reader.comments().locator("dialog input[type=checkbox]").uncheck();
        reader.window().page().keyboard().press("Escape");
        assertThat(reader.comments().locator("[data-do=profile]")).isFocused();
        NEWS.post("demo", "calm", "Ben", "Nobody hears this one.", root);
        assertThat(reader.comment("Nobody hears this one.").or(reader.pill()).first())
                .isVisible();
        assertThat(reader.comments().locator("[aria-live]")).hasText("");
    }

    private static void offerReactions() {
        Api admin =
                NEWS.api("demo").as(SsoToken.of("demo", "Chief").role("admin").text());
        List<Map<String, String>> offered =
                List.of(Map.of("name", "heart", "emoji", "❤️"), Map.of("name", "wow", "emoji", "😮"));
        Map<String, Object> engagement = Map.of("votes", "up-down", "reactions", offered, "pageReactions", offered);
        int revision = admin.get("/settings").is(200).at("/revision").asInt();
        Map<String, Object> settings = Map.of("revision", revision, "policy", Map.of("engagement", engagement));
        admin.send("PUT", "/settings", Api.json(settings)).is(200);
    }

    private static Locator option(Conversation reader, String comment, String name) {
        return Stories.option(reader, comment, name);
    }

    private static Conversation signedIn(String page, String name) {
        return STORIES.signedIn(page, name);
    }

    private static Conversation visit(String page, Look look) {
        return STORIES.visit(page, look);
    }

    private static String token(String name) {
        return SsoToken.of("demo", name).text();
    }

    private static String page(String page) {
        return STORIES.page("demo", page);
    }
}

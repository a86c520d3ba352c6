package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People before one article. */
class ReadersE2E {
    @RegisterExtension
    static final Newsroom NEWS = new Newsroom();

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @Test
    void seeEachOthersCommentsAndTheirEditsAndDeletions() {
        Conversation ada = visit("ferry");
        Conversation ben = visit("ferry").readArticle();
        ada.write("Ada", "The **first** boat was full.");
        assertThat(ada.comment("The first boat was full.")).isVisible();
        assertThat(ben.comment("The first boat was full.").locator("strong")).hasText("first");
        assertThat(ben.comment("The first boat was full.").locator(".name")).hasText("Ada");
        assertThat(ben.total()).hasText("1");

        ada.edit("The first boat was full.", "The first boat was nearly full.");
        assertThat(ben.comment("nearly full.")).containsText("edited");
        assertThat(ben.comment("The first boat was full.")).hasCount(0);

        ada.delete("nearly full.");
        assertThat(ada.comment("nearly full.")).hasCount(0);
        assertThat(ben.comment("nearly full.")).hasCount(0);
        assertThat(ben.total()).hasText("0");
    }

    @Test
    void areNotDisturbedWhileTheyRead() {
        IntStream.range(0, 12)
                .forEach(n -> NEWS.post("demo", "library", "Noor", "Bench number " + n + " has been counted."));
        Conversation reader = visit("library").read().isLive();
        Locator top = reader.comment("Bench number 11 ");
        double before = top.boundingBox().y;

        NEWS.post("demo", "library", "Oona", "There is a new one by the harbour.");
        assertThat(reader.pill()).hasText(Pattern.compile("1 new comment"));
        NEWS.post("demo", "library", "Oona", "And another one on the hill.");
        assertThat(reader.pill()).hasText(Pattern.compile("2 new comments"));
        assertThat(top.boundingBox().y).isEqualTo(before);
        assertThat(reader.total()).hasText("14");

        reader.pill().click();
        assertThat(reader.comment("And another one on the hill.")).isVisible();
        assertThat(reader.comment("There is a new one by the harbour.")).isVisible();
        assertThat(reader.pill()).hasCount(0);
        assertThat(reader.window().shifted()).isLessThan(0.02);
    }

    @Test
    void keepTheirPlaceInAConversationWhoseBeginningIsGone() {
        Conversation ada = visit("market");
        ada.write("Ada", "The lamps are the problem.");
        assertThat(ada.comment("The lamps are the problem.").locator("[data-do=reply]"))
                .isVisible();
        Conversation ben = visit("market").read();
        ben.reply("The lamps are the problem.", "Ben", "They are beautiful, though.");
        assertThat(ben.comment("They are beautiful, though.").locator("[data-do=remove]"))
                .isVisible();

        ada.delete("The lamps are the problem.");
        assertThat(ben.comment("This comment was removed.")).isVisible();
        assertThat(ben.comment("They are beautiful, though.")).isVisible();
        assertThat(ben.comments().locator("article", hasText("The lamps are"))).hasCount(0);

        ben.delete("They are beautiful, though.");
        assertThat(ben.comments().locator("article")).hasCount(0);
        assertThat(ada.comments().locator("article")).hasCount(0);
    }

    @Test
    void findTheirDraftAgainAfterAReload() {
        Conversation ada = visit("ferry");
        ada.comments().locator("#join").click();
        ada.comments().locator("#text-new").fill("Half a thought");
        ada.window().page().reload();
        assertThat(ada.comments().locator("#text-new")).hasValue("Half a thought");

        ada.comments().locator("form [name=name]").fill("Ada");
        ada.comments().locator("form .primary").click();
        assertThat(ada.comment("Half a thought").locator("[data-do=remove]")).isVisible();
        ada.window().page().reload();
        assertThat(ada.comment("Half a thought")).isVisible();
        assertThat(ada.comments().locator("#text-new")).hasCount(0);
        ada.delete("Half a thought");
        assertThat(ada.comment("Half a thought")).hasCount(0);
    }

    @Test
    void sendOnceWhatTheyWroteWithoutANetwork() {
        Conversation ada = visit("market");
        ada.window().expectFailingRequests();
        ada.write("Ada", "Sent with a network.");
        assertThat(ada.comment("Sent with a network.").locator("[data-do=remove]"))
                .isVisible();
        ada.window().context().setOffline(true);
        ada.write("Ada", "Sent without one.");
        assertThat(ada.comment("Sent without one.")).containsText("Trying again");
        ada.window().context().setOffline(false);
        assertThat(ada.comment("Sent without one.").locator("[data-do=remove]")).isVisible();
        assertThat(NEWS.api("demo")
                        .get("/thread?page=market")
                        .is(200)
                        .at("/items")
                        .findValuesAsText("html"))
                .filteredOn(html -> html.contains("without one"))
                .hasSize(1);
        ada.delete("Sent without one.");
        ada.delete("Sent with a network.");
        assertThat(ada.comments().locator("article")).hasCount(0);
    }

    @Test
    void sendOnceWhatTheyWroteWhileTheServerWasAway() {
        Conversation ada = new Stories(NEWS, BROWSERS).visit("restarted", Look.DESKTOP_LIGHT);
        ada.window().expectFailingRequests();
        ada.write("Ada", "Sent before.");
        assertThat(ada.comment("Sent before.").locator("[data-do=remove]")).isVisible();
        ada.window().page().evaluate("() => { Math.random = () => 0.02; }");
        NEWS.goAway();
        ada.write("Ada", "Sent to nobody.");
        assertThat(ada.comment("Sent to nobody.")).containsText("Trying again");
        NEWS.comeBack();
        assertThat(ada.comment("Sent to nobody.").locator("[data-do=remove]")).isVisible();
        assertThat(NEWS.api("demo")
                        .get("/thread?page=restarted")
                        .is(200)
                        .at("/items")
                        .findValuesAsText("html"))
                .filteredOn(html -> html.contains("to nobody"))
                .hasSize(1);
    }

    @Test
    void seeTheirPlaceKeptWhileAnAnswerIsSlow() {
        NEWS.post("demo", "slow", "Eve", "Worth the wait.");
        Window window = BROWSERS.blank(Look.DESKTOP_LIGHT);
        AtomicReference<Route> slow = new AtomicReference<>();
        window.page().route("**/thread?*", slow::set);
        window.page().navigate(new Stories(NEWS, BROWSERS).page("demo", "slow"));
        assertThat(window.page().locator("repartee-comments .skeleton")).isVisible();
        Manners.hasNoFaults(window, "a slow answer");
        window.picture("slow-desktop-light");
        slow.get().resume();
        assertThat(new Conversation(window).isLive().comment("Worth the wait.")).isVisible();
        assertThat(window.shifted()).as("%s", window.shifts()).isLessThan(0.02);
    }

    @Test
    void goOnWhereTheyWereAfterTheServerWasAway() {
        Conversation reader = visit("ferry").isLive();
        reader.window().expectFailingRequests();
        NEWS.goAway();
        assertThat(reader.comments().locator(".connection.waiting")).isVisible();
        NEWS.comeBack();
        String id = NEWS.post("demo", "ferry", "Cleo", "Written while nobody was connected.");
        assertThat(reader.comment("Written while nobody was connected."))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(45_000));
        reader.isLive();
        NEWS.reader("demo", "Cleo").delete("/comments/" + id).is(204);
        assertThat(reader.comment("Written while nobody was connected.")).hasCount(0);
    }

    @Test
    void getTheirTextBackWithTheReasonWhenItIsRefused() {
        Conversation ada = visit("ferry");
        ada.window().expectFailingRequests();
        ada.comments().locator("#join").click();
        ada.comments().locator("#text-new").fill("My words");
        ada.comments().locator("form .primary").click();
        assertThat(ada.comments().locator("[role=alert]")).hasText("Tell us your name first.");
        assertThat(ada.comments().locator("#name-new")).isFocused();
        ada.comments().locator("#name-new").fill("Ada\u202e");
        ada.comments().locator("form .primary").click();
        assertThat(ada.comments().locator("[role=alert]")).containsText("control or direction characters");
        assertThat(ada.comments().locator("#text-new")).hasValue("My words");
    }

    @Test
    void seeTheirTextAsTheServerWillRenderIt() {
        Conversation ada = visit("ferry");
        ada.comments().locator("#join").click();
        ada.comments().locator("#text-new").fill("Some *emphasis* & <b>no tags</b>");
        ada.comments().locator("#name-new").fill("Ada");
        ada.comments().locator(".tab", hasText("Preview")).click();
        assertThat(ada.comments().locator(".previewed em")).hasText("emphasis");
        assertThat(ada.comments().locator(".previewed b")).hasCount(0);
        ada.comments().locator(".tab", hasText("Write")).click();
        assertThat(ada.comments().locator("#text-new")).hasValue("Some *emphasis* & <b>no tags</b>");
    }

    @Test
    void pageThroughALongConversationWithoutMissingOrRepeatingAnything() {
        List<String> texts = IntStream.range(0, 45)
                .mapToObj(n -> "Letter %02d to the editor".formatted(n))
                .toList();
        texts.forEach(text -> NEWS.post("demo", "ar-ferry", "Reader", text));
        Conversation reader = visit("ar");
        for (int page = 1; page <= 2; page++) {
            assertThat(reader.comments().locator(".root")).hasCount(20 * page);
            reader.comments().locator(".wide").click();
        }
        assertThat(reader.comments().locator(".root")).hasCount(45);
        assertThat(reader.comments().locator(".wide")).hasCount(0);
        List<String> shown = reader.comments().locator(".root .text").allTextContents();
        assertThat(shown.stream().map(String::strip)).hasSize(45).containsExactlyInAnyOrderElementsOf(texts);
        assertThat(shown.get(0)).contains("Letter 44");
    }

    @Test
    void readThemInTheOrderTheyChoose() {
        IntStream.range(0, 3).forEach(n -> NEWS.post("demo", "ordered", "Reader", "Letter number " + n));
        Conversation reader = new Stories(NEWS, BROWSERS).visit("ordered", Look.DESKTOP_LIGHT);
        Locator texts = reader.comments().locator(".root .text");
        assertThat(texts).containsText(new String[] {"number 2", "number 1", "number 0"});
        reader.comments().locator(".tab", hasText("Oldest")).click();
        assertThat(texts).containsText(new String[] {"number 0", "number 1", "number 2"});
        reader.isLive();
        NEWS.post("demo", "ordered", "Reader", "Letter number 3");
        assertThat(texts).containsText(new String[] {"number 0", "number 1", "number 2", "number 3"});
    }

    @Test
    void openLongAnswersBitByBit() {
        String root = NEWS.post("demo", "library", "Noor", "Who carries them?");
        IntStream.range(0, 9)
                .forEach(n -> NEWS.post("demo", "library", "Reader " + n, "Carried by " + n + " people", root));
        Conversation reader = visit("library");
        Locator item = reader.comments().locator(".root:has(#c-" + root + ")");
        assertThat(item.locator(".replies article")).hasCount(5);
        item.locator(".more").click();
        assertThat(item.locator(".replies article")).hasCount(9);
        assertThat(item.locator(".more")).hasCount(0);
        NEWS.reader("demo", "Noor").delete("/comments/" + root).is(204);
        assertThat(item.locator("article").first()).containsText("removed");
    }

    @Test
    void seeAllCountsOfAPageByOneRequest() {
        Window front = BROWSERS.open(Look.DESKTOP_LIGHT, NEWS.address() + "/demo/");
        assertThat(front.page().locator("repartee-count[page=ferry]").first()).hasText(Pattern.compile("\\d+"));
        assertThat(front.page().locator("repartee-count[page=library]").first()).hasText(Pattern.compile("\\d+"));
        assertThat(front.requests().stream().filter(address -> address.endsWith("/counts")))
                .hasSize(1);
    }

    private static Locator.LocatorOptions hasText(String text) {
        return new Locator.LocatorOptions().setHasText(text);
    }

    private static Conversation visit(String page) {
        return new Conversation(BROWSERS.open(Look.DESKTOP_LIGHT, NEWS.address() + "/demo/" + page + ".html"));
    }
}

package io.repartee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator brings comments from another system, and takes everything away. */
class DeskTransferE2E {
    @RegisterExtension
    static final Newsroom NEWS = new Newsroom();

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private static final Stories STORIES = new Stories(NEWS, BROWSERS);

    @Test
    void aFileIsBroughtReadAndMerged() {
        Page page = sit();
        bring(page, "export.xml", disqus(40));
        Locator row = page.locator(".row.import").filter(new Locator.FilterOptions().setHasText("export.xml"));
        assertThat(row.locator(".state-of")).hasText("read; nothing is merged yet");
        assertThat(row.locator(".report")).containsText("Comments: 40, of them here: 0, not here: 40");
        assertThat(count()).isZero();

        row.getByText("Merge it now").click();

        assertThat(row.locator(".state-of")).hasText("merged");
        assertThat(row.locator(".report")).containsText("of them here: 40, not here: 0");
        page.waitForCondition(() -> count() == 40); // counts may be a second old
    }

    /** Behind thirty newer ones, so that it is not on the first page. */
    @Test
    void anAddressOfBeforeTheMoveOpensItsComment() {
        Page page = sit();
        bring(
                page,
                "old-links.xml",
                disqus(40)
                        .replace("<link>", "<id>old-links</id><link>")
                        .replace("<post dsq:id=\"", "<post dsq:id=\"9")
                        .replace("Comment", "Old comment"));
        Locator row = page.locator(".row.import").filter(new Locator.FilterOptions().setHasText("old-links.xml"));
        row.getByText("Merge it now").click();
        assertThat(row.locator(".state-of")).hasText("merged");
        assertThat(row.locator(".report")).containsText("Comments that came with this file: 40");

        Window window = BROWSERS.blank(Look.PHONE_LIGHT);
        window.page().navigate(STORIES.page("demo", "old-links") + "#comment-93");
        Conversation reader = new Conversation(window);
        assertThat(reader.comment("Old comment 3.")).isFocused();
        assertThat(reader.comment("Old comment 3.")).isInViewport();
    }

    @Test
    void aBrokenFileIsRefusedWithThePlaceAndForgotten() {
        Page page = sit();
        bring(page, "broken.xml", disqus(3).substring(0, 400));
        Locator row = page.locator(".row.import").filter(new Locator.FilterOptions().setHasText("broken.xml"));
        assertThat(row.locator(".problem")).containsText("line ");

        row.getByText("Forget the file").click();
        assertThat(row).hasCount(0);
    }

    @Test
    void everythingIsTakenAwayAsAFile() throws Exception {
        NEWS.post("demo", "export", "Pat", "To be exported.");
        Page page = sit();

        Download file = page.waitForDownload(
                () -> page.locator(".export .button.strong").click());

        assertThat(file.suggestedFilename()).isEqualTo("demo.ndjson");
        assertThat(Files.readString(file.path())).contains("To be exported.", "{\"end\":");
        assertThat(page.locator(".notice")).containsText("The export is complete.");
    }

    private static void bring(Page page, String name, String content) {
        if (page.locator("input[name=file]").isHidden()) {
            page.getByText("Bring comments from another system").click();
        }
        page.locator("input[name=file]")
                .setInputFiles(new FilePayload(name, "text/xml", content.getBytes(StandardCharsets.UTF_8)));
        page.locator("input[name=byIdentifier]").setChecked(content.contains("<id>"));
        page.getByText("Bring it, and tell me what it holds").click();
    }

    private static int count() {
        return NEWS.api("demo")
                .post("/counts", Map.of("pages", List.of("https://www.demo.example/imported")))
                .is(200)
                .at("/counts/https:~1~1www.demo.example~1imported")
                .asInt();
    }

    private static Page sit() {
        Window window = BROWSERS.open(Look.DESKTOP_LIGHT, NEWS.desk("demo", "Ada", "admin"));
        assertThat(window.page().locator(".state.live")).isVisible();
        window.page().evaluate("() => { location.hash = '#/transfer'; }");
        assertThat(window.page().locator(".export")).isVisible();
        // where no file has been brought, the form opens by itself, once that is known
        assertThat(window.page()
                        .locator(".row.import")
                        .or(window.page().getByText("No file has been brought yet."))
                        .first())
                .isVisible();
        return window.page();
    }

    private static String disqus(int posts) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n<disqus xmlns=\"d\" xmlns:dsq=\"i\">\n");
        xml.append("<thread dsq:id=\"1\"><link>https://www.demo.example/imported</link></thread>\n");
        for (int post = 0; post < posts; post++) {
            xml.append(("<post dsq:id=\"%d\"><message>Comment %d.</message><createdAt>2015-01-02T00:00:00Z</createdAt>"
                            + "<author><name>R%d</name></author><thread dsq:id=\"1\"/></post>\n")
                    .formatted(post, post, post));
        }
        return xml.append("</disqus>\n").toString();
    }
}

package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.ids.SiteId;
import io.repartee.site.Site;
import io.repartee.testing.Api;
import io.repartee.testing.TestServer;
import io.repartee.transfer.Formats;
import io.repartee.transfer.ImportFile;
import io.repartee.transfer.ImportProgress;
import io.repartee.transfer.PageKeys;
import io.repartee.web.ErrorCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Addresses of comments that were made before the move still lead to them. */
class OldLinksIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    @TempDir
    private Path directory;

    @Test
    void anOldAddressLeadsToItsCommentOnItsPageOnly() throws Exception {
        String page = "https://www.daily.example/" + TestServer.page();
        String number = Long.toString(System.nanoTime());
        Path file = Files.writeString(directory.resolve("disqus.xml"), """
                <disqus xmlns="d" xmlns:dsq="i"><thread dsq:id="%1$s"><link>%2$s</link></thread>
                <post dsq:id="%1$s"><message>Of old</message><createdAt>2015-03-01T10:00:00Z</createdAt><author><name>Ann</name></author><thread dsq:id="%1$s"/></post>
                <post dsq:id="%1$s1"><message>Waits</message><createdAt>2015-03-01T10:00:00Z</createdAt><isApproved>false</isApproved>
                <author><name>Ann</name></author><thread dsq:id="%1$s"/></post></disqus>
                """.formatted(number, page));
        Site daily = new Site(new SiteId(1), "daily", "Daily", Set.of(TestServer.ORIGIN), Site.Moderation.POST, true);
        new ImportFile(SERVER.database().url(), daily, 50, ImportProgress.NONE)
                .run(Formats.DISQUS, file, new PageKeys(false, Map.of()), false);
        Api anybody = SERVER.anonymous();
        String id = Drafts.thread(anybody, page).text("/items/0/id");

        assertThat(anybody.get(link(page, "comment-" + number)).is(200).text("/id"))
                .isEqualTo(id);
        anybody.get(link(page, "comment-" + number + "1")).is(ErrorCode.COMMENT_NOT_FOUND);
        anybody.get(link(page + "-2", "comment-" + number)).is(ErrorCode.COMMENT_NOT_FOUND);
        anybody.get(link(page, "isso-" + number)).is(ErrorCode.COMMENT_NOT_FOUND);
        anybody.get(link(page, "top")).is(ErrorCode.BAD_PARAMETER);
        anybody.get("/imported?anchor=comment-1").is(ErrorCode.BAD_PARAMETER);
    }

    private static String link(String page, String anchor) {
        return "/imported?page=" + URLEncoder.encode(page, StandardCharsets.UTF_8) + "&anchor=" + anchor;
    }
}

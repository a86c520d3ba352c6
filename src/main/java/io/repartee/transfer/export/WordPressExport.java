package io.repartee.transfer.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.site.Site;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;

/**
 * Pages and comments in the form of WordPress' own exporter (WXR 1.2, {@code wp-admin/includes/export.php}), each page an item with
 * its comments. Disqus takes this form too ({@code dsq:thread_identifier} has the page's name there).
 */
final class WordPressExport implements Writing {
    @Override
    public long write(Site site, Snapshot snapshot, OutputStream out) throws SQLException, IOException {
        XmlOut xml = new XmlOut(out);
        xml.begin(
                        "rss",
                        "version",
                        "2.0",
                        "xmlns:content",
                        "http://purl.org/rss/1.0/modules/content/",
                        "xmlns:dsq",
                        "http://www.disqus.com/",
                        "xmlns:dc",
                        "http://purl.org/dc/elements/1.1/",
                        "xmlns:wp",
                        "http://wordpress.org/export/1.2/")
                .line();
        xml.begin("channel")
                .element("title", site.name())
                .element("wp:wxr_version", "1.2")
                .line();
        long[] comments = {0};
        boolean[] within = {false};
        snapshot.lines(ConversationSql.pagesWithComments(site.id().value()), line -> {
            JsonNode one = Lines.read(line);
            if (one.has("page")) {
                end(xml, within);
                item(one, xml);
            } else {
                comments[0]++;
                comment(one, xml);
            }
        });
        end(xml, within);
        xml.finish();
        return comments[0];
    }

    private static void end(XmlOut xml, boolean[] within) throws IOException {
        if (within[0]) {
            xml.end().line();
        }
        within[0] = true;
    }

    private static void item(JsonNode page, XmlOut xml) throws IOException {
        xml.begin("item").element("title", page.path("title")).element("link", page.path("url"));
        xml.element("content:encoded", "").element("dsq:thread_identifier", page.path("page"));
        xml.element("wp:post_id", page.path("n")).element("wp:post_date_gmt", time(page));
        xml.element("wp:comment_status", page.path("open").asBoolean() ? "open" : "closed");
        xml.element("wp:status", "publish").element("wp:post_type", "post").line();
    }

    private static void comment(JsonNode comment, XmlOut xml) throws IOException {
        xml.begin("wp:comment").element("wp:comment_id", comment.path("n"));
        xml.element("wp:comment_author", comment.path("name")).element("wp:comment_author_email", "");
        xml.element("wp:comment_author_url", "").element("wp:comment_author_IP", "");
        xml.element("wp:comment_date", time(comment)).element("wp:comment_date_gmt", time(comment));
        xml.element("wp:comment_content", Lines.text(comment)).element("wp:comment_approved", approved(comment));
        xml.element("wp:comment_type", "comment");
        xml.element("wp:comment_parent", comment.path("parent").asText("0"));
        xml.element("wp:comment_user_id", "0").end().line();
    }

    private static String approved(JsonNode comment) {
        return switch (Lines.status(comment)) {
            case PUBLISHED -> "1";
            case HELD -> "0";
            case SPAM -> "spam";
            case REJECTED, DELETED -> "trash";
        };
    }

    private static String time(JsonNode one) {
        return one.path("at").asText().replace('T', ' ').replace("Z", "");
    }
}

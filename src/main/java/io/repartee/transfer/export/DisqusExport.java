package io.repartee.transfer.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.comment.Status;
import io.repartee.site.Site;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;

/**
 * Pages and comments in the form of Disqus' own export ({@code disqus.com/api/schemas/1.0/disqus.xsd}): what reads one reads the
 * other. What waits is marked {@code isApproved} false, which Disqus' own files do not have.
 */
final class DisqusExport implements Writing {
    @Override
    public long write(Site site, Snapshot snapshot, OutputStream out) throws SQLException, IOException {
        XmlOut xml = new XmlOut(out);
        xml.begin(
                        "disqus",
                        "xmlns",
                        "http://disqus.com",
                        "xmlns:dsq",
                        "http://disqus.com/disqus-internals",
                        "xmlns:xsi",
                        "http://www.w3.org/2001/XMLSchema-instance",
                        "xsi:schemaLocation",
                        "http://disqus.com/api/schemas/1.0/disqus.xsd http://disqus.com/api/schemas/1.0/disqus-internals.xsd")
                .line();
        xml.begin("category", "dsq:id", "1").element("forum", site.key());
        xml.element("title", "General").element("isDefault", "true").end().line();
        snapshot.lines(ConversationSql.pages(site.id().value()), line -> thread(site, Lines.read(line), xml));
        long[] comments = {0};
        snapshot.lines(ConversationSql.comments(site.id().value()), line -> {
            comments[0]++;
            post(Lines.read(line), xml);
        });
        xml.finish();
        return comments[0];
    }

    private static void thread(Site site, JsonNode page, XmlOut xml) throws IOException {
        xml.begin("thread", "dsq:id", page.path("n").asText()).element("id", page.path("page"));
        xml.element("forum", site.key());
        xml.begin("category", "dsq:id", "1").end();
        xml.element("link", page.path("url"))
                .element("title", page.path("title"))
                .element("message", "");
        xml.element("createdAt", page.path("at"));
        xml.element("isClosed", page.path("open").asBoolean() ? "false" : "true")
                .element("isDeleted", "false");
        xml.end().line();
    }

    private static void post(JsonNode comment, XmlOut xml) throws IOException {
        Status status = Lines.status(comment);
        xml.begin("post", "dsq:id", comment.path("n").asText()).element("id", "");
        xml.element("message", Lines.text(comment)).element("createdAt", comment.path("at"));
        xml.element("isDeleted", Boolean.toString(status == Status.DELETED || status == Status.REJECTED));
        xml.element("isSpam", Boolean.toString(status == Status.SPAM));
        if (status == Status.HELD) {
            xml.element("isApproved", "false");
        }
        xml.begin("author").element("name", comment.path("name"));
        xml.element("isAnonymous", "false")
                .element("username", comment.path("account"))
                .end();
        xml.begin("thread", "dsq:id", comment.path("thread").asText()).end();
        if (!comment.path("parent").isNull()) {
            xml.begin("parent", "dsq:id", comment.path("parent").asText()).end();
        }
        xml.end().line();
    }
}

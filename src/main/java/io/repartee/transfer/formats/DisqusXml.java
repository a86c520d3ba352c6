package io.repartee.transfer.formats;

import io.repartee.transfer.Entry;
import io.repartee.transfer.Entry.Author;
import io.repartee.transfer.Entry.Form;
import io.repartee.transfer.Entry.Standing;
import io.repartee.transfer.Entry.Text;
import io.repartee.transfer.Format;
import io.repartee.transfer.Place;
import io.repartee.transfer.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What Disqus exports (its schema is {@code disqus.com/api/schemas/1.0/disqus.xsd}): threads, then posts that name their
 * thread and parent by {@code dsq:id}. Votes are not in it.
 */
public final class DisqusXml implements Format {
    @Override
    public void read(SourceFile file, Consumer<Entry> entries) throws IOException {
        try (InputStream in = file.open()) {
            read(new XmlFile(in), entries);
        }
    }

    private static void read(XmlFile xml, Consumer<Entry> entries) {
        xml.root("disqus", "Disqus");
        while (xml.next()) {
            if (xml.begins("thread")) {
                entries.accept(thread(xml));
            } else if (xml.begins("post")) {
                entries.accept(post(xml));
            } else if (xml.begins()) {
                xml.skip();
            }
        }
    }

    private static Entry thread(XmlFile xml) {
        Place place = xml.place("thread " + xml.attribute("id"));
        String ref = xml.attribute("id");
        Map<String, String> fields = new HashMap<>();
        while (xml.next() && !xml.ends("thread")) {
            if (xml.begins("author") || xml.begins("forum") || xml.begins("category")) {
                xml.skip();
            } else if (xml.begins()) {
                fields.put(xml.name(), xml.text());
            }
        }
        if (ref.isEmpty()) {
            return new Entry.Skipped(place, "it has no dsq:id");
        }
        return new Entry.Page(
                ref,
                Fields.filled(fields, "id"),
                Fields.filled(fields, "link"),
                Fields.filled(fields, "title"),
                !Fields.isTrue(fields, "isClosed"),
                Fields.time(fields, "createdAt"));
    }

    private static Entry post(XmlFile xml) {
        String ref = xml.attribute("id");
        Place place = xml.place("post " + ref);
        Map<String, String> fields = new HashMap<>();
        while (xml.next() && !xml.ends("post")) {
            if (xml.begins("author")) {
                author(xml, fields);
            } else if (xml.begins("thread") || xml.begins("parent")) {
                fields.put(xml.name(), xml.attribute("id"));
                xml.skip();
            } else if (xml.begins()) {
                fields.put(xml.name(), xml.text());
            }
        }
        return ref.isEmpty() ? new Entry.Skipped(place, "it has no dsq:id") : comment(ref, place, fields);
    }

    private static void author(XmlFile xml, Map<String, String> fields) {
        while (xml.next() && !xml.ends("author")) {
            if (xml.begins()) {
                fields.put("author." + xml.name(), xml.text());
            }
        }
    }

    private static Entry comment(String ref, Place place, Map<String, String> fields) {
        var at = Fields.time(fields, "createdAt");
        String page = Fields.filled(fields, "thread");
        if (at == null || page == null) {
            return new Entry.Skipped(place, at == null ? "createdAt is not a time" : "it names no thread");
        }
        return new Entry.Comment(
                ref,
                page,
                Fields.filled(fields, "parent"),
                new Author(
                        Fields.optional(fields, "author.username"),
                        fields.getOrDefault("author.name", ""),
                        Fields.optional(fields, "author.email"),
                        null),
                standing(fields),
                new Text(Form.HTML, fields.getOrDefault("message", "")),
                at,
                null,
                0,
                0);
    }

    private static Standing standing(Map<String, String> fields) {
        if (Fields.isTrue(fields, "isSpam")) {
            return Standing.SPAM;
        }
        if (Fields.isTrue(fields, "isDeleted")) {
            return Standing.DELETED;
        }
        return "false".equals(fields.get("isApproved")) ? Standing.PENDING : Standing.PUBLISHED;
    }
}

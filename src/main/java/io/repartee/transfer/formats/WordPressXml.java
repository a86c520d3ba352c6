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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * WordPress eXtended RSS, as its own exporter writes it ({@code wp-admin/includes/export.php}): items with their comments.
 * Pingbacks and trackbacks are left out; pages without a comment too.
 */
public final class WordPressXml implements Format {
    private static final Set<String> NOT_COMMENTS = Set.of("pingback", "trackback");

    @Override
    public void read(SourceFile file, Consumer<Entry> entries) throws IOException {
        try (InputStream in = file.open()) {
            read(new XmlFile(in), entries);
        }
    }

    private static void read(XmlFile xml, Consumer<Entry> entries) {
        xml.root("rss", "WordPress");
        while (xml.next()) {
            if (xml.begins("item")) {
                item(xml).forEach(entries);
            } else if (xml.begins() && !xml.begins("channel")) {
                xml.skip();
            }
        }
    }

    private static List<Entry> item(XmlFile xml) {
        Place place = xml.place("item");
        Map<String, String> fields = new HashMap<>();
        List<Map<String, String>> comments = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        while (xml.next() && !xml.ends("item")) {
            if (xml.begins("comment")) {
                places.add(xml.place("comment"));
                comments.add(comment(xml));
            } else if (xml.begins("postmeta") || xml.begins("encoded")) {
                xml.skip();
            } else if (xml.begins()) {
                fields.putIfAbsent(xml.name(), xml.text());
            }
        }
        return comments.isEmpty() ? List.of() : entries(place, fields, comments, places);
    }

    private static Map<String, String> comment(XmlFile xml) {
        Map<String, String> fields = new HashMap<>();
        while (xml.next() && !xml.ends("comment")) {
            if (xml.begins("commentmeta")) {
                xml.skip();
            } else if (xml.begins()) {
                fields.put(xml.name(), xml.text());
            }
        }
        return fields;
    }

    private static List<Entry> entries(
            Place place, Map<String, String> item, List<Map<String, String>> comments, List<Place> places) {
        String ref = Fields.filled(item, "post_id");
        if (ref == null) {
            return List.of(new Entry.Skipped(place, "it has comments but no wp:post_id"));
        }
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry.Page(
                ref,
                ref,
                Fields.filled(item, "link"),
                Fields.filled(item, "title"),
                !"closed".equals(Fields.filled(item, "comment_status")),
                Fields.time(item, "post_date_gmt")));
        for (int i = 0; i < comments.size(); i++) {
            entries.add(entry(ref, places.get(i), comments.get(i)));
        }
        return entries;
    }

    private static Entry entry(String page, Place place, Map<String, String> fields) {
        String ref = Fields.filled(fields, "comment_id");
        Place named = new Place(place.line(), "comment " + ref);
        if (ref == null) {
            return new Entry.Skipped(place, "it has no wp:comment_id");
        }
        if (NOT_COMMENTS.contains(fields.getOrDefault("comment_type", ""))) {
            return new Entry.Skipped(named, "a " + fields.get("comment_type") + " is not a comment");
        }
        var at = Fields.time(fields, "comment_date_gmt");
        if (at == null) {
            return new Entry.Skipped(named, "wp:comment_date_gmt is not a time");
        }
        return new Entry.Comment(
                ref,
                page,
                named(fields, "comment_parent"),
                new Author(
                        Optional.ofNullable(named(fields, "comment_user_id")),
                        fields.getOrDefault("comment_author", ""),
                        Fields.optional(fields, "comment_author_email"),
                        null),
                standing(fields.getOrDefault("comment_approved", "")),
                new Text(Form.HTML, Paragraphs.of(fields.getOrDefault("comment_content", ""))),
                at,
                null,
                0,
                0);
    }

    /** WordPress writes 0 for nobody and nothing. */
    private static @Nullable String named(Map<String, String> fields, String name) {
        String value = Fields.filled(fields, name);
        return "0".equals(value) ? null : value;
    }

    private static Standing standing(String approved) {
        return switch (approved.strip()) {
            case "1", "approve" -> Standing.PUBLISHED;
            case "spam" -> Standing.SPAM;
            case "trash", "post-trashed" -> Standing.REJECTED;
            default -> Standing.PENDING;
        };
    }
}

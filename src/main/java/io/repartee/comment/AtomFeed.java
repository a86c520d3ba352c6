package io.repartee.comment;

import io.repartee.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Comments as an Atom feed (RFC 4287). An entry's id is the comment's own, so a reader that knows it is not told twice. */
final class AtomFeed {
    private static final int TITLE_CODE_POINTS = 80;

    private AtomFeed() {}

    /** @param page what it is a feed of; empty for the whole site */
    static String of(Site site, Optional<String> page, List<FeedStore.Entry> entries) {
        String title = page.flatMap(key -> entries.stream().findFirst().map(FeedStore.Entry::title))
                .map(known -> known + " · " + site.name())
                .orElse(site.name());
        StringBuilder out = new StringBuilder(8192);
        out.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
        element(out, "title", title);
        element(
                out,
                "id",
                "tag:repartee," + site.key() + ":"
                        + page.map(key -> "page:" + key).orElse("site"));
        element(out, "updated", updated(entries).toString());
        page.flatMap(key -> entries.stream().findFirst().map(FeedStore.Entry::url))
                .ifPresent(url -> link(out, url));
        entries.forEach(entry -> entry(out, entry));
        return out.append("</feed>\n").toString();
    }

    static Instant updated(List<FeedStore.Entry> entries) {
        return entries.stream()
                .map(entry -> changed(entry.comment()))
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static void entry(StringBuilder out, FeedStore.Entry entry) {
        Comment comment = entry.comment();
        out.append("<entry>\n");
        element(out, "id", "urn:uuid:" + comment.id());
        element(out, "title", comment.author().name() + ": " + PlainText.beginning(comment.html(), TITLE_CODE_POINTS));
        out.append("<author>");
        element(out, "name", comment.author().name());
        out.append("</author>\n");
        element(out, "published", comment.createdAt().toString());
        element(out, "updated", changed(comment).toString());
        if (entry.url() != null) {
            link(out, Permalinks.of(entry.url(), comment.id().toString()));
        }
        out.append("<content type=\"html\">")
                .append(Markedup.text(comment.html()))
                .append("</content>\n</entry>\n");
    }

    private static Instant changed(Comment comment) {
        return comment.editedAt() == null ? comment.createdAt() : comment.editedAt();
    }

    private static void link(StringBuilder out, String url) {
        out.append("<link rel=\"alternate\" href=\"").append(Markedup.text(url)).append("\"/>\n");
    }

    private static void element(StringBuilder out, String name, String text) {
        out.append('<')
                .append(name)
                .append('>')
                .append(Markedup.text(text))
                .append("</")
                .append(name)
                .append(">\n");
    }
}

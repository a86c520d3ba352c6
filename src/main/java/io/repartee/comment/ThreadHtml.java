package io.repartee.comment;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.site.Site;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/**
 * A page of comments as HTML, for who has no script and for search engines: a whole document, or the fragment that a publisher's server
 * puts into the element, which then begins with it instead of asking. The texts are the HTML that was rendered at write time.
 */
final class ThreadHtml {
    private final Site site;
    private final Phrases phrases;
    private final DateTimeFormatter times;

    ThreadHtml(Site site, String language) {
        this.site = site;
        this.phrases = Phrases.of(language);
        this.times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(phrases.locale())
                .withZone(ZoneOffset.UTC);
    }

    /**
     * @param page as readers get it
     * @param json the same as it goes over the wire
     */
    String fragment(JsonNode page, String json) {
        return new DrawnElement(phrases, page).draw()
                + script("application/ld+json", "", StructuredData.of(page, site.name()))
                + script("application/json", " data-repartee", json);
    }

    String document(JsonNode page, String style) {
        JsonNode thread = page.path("thread");
        String title = phrases.say("title") + " · " + thread.path("title").asText(site.name());
        String url = thread.path("url").asText("");
        String canonical = url.isEmpty() ? "" : "<link rel=\"canonical\" href=\"" + Markedup.text(url) + "\">\n";
        String back = url.isEmpty()
                ? ""
                : "<p><a href=\"" + Markedup.text(url) + "\">"
                        + Markedup.text(thread.path("title").asText(url)) + "</a></p>\n";
        return """
                <!doctype html>
                <html lang="%s" dir="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                %s<link rel="alternate" type="application/atom+xml" href="thread.atom?page=%s">
                <style>%s</style>
                %s</head>
                <body>
                %s%s</body>
                </html>
                """.formatted(
                        Markedup.text(phrases.locale().toLanguageTag()),
                        phrases.direction(),
                        Markedup.text(title),
                        canonical,
                        parameter(thread.path("page").asText()),
                        style,
                        script("application/ld+json", "", StructuredData.of(page, site.name())),
                        back,
                        section(page));
    }

    private String section(JsonNode page) {
        JsonNode thread = page.path("thread");
        String url = thread.path("url").asText("");
        StringBuilder out = new StringBuilder(4096);
        out.append("<section class=\"repartee-comments\" data-repartee lang=\"")
                .append(Markedup.text(phrases.locale().toLanguageTag()))
                .append("\" dir=\"")
                .append(phrases.direction())
                .append("\">\n<h2>")
                .append(Markedup.text(phrases.say("title")))
                .append(" (")
                .append(thread.path("commentCount").asInt())
                .append(")</h2>\n<ol>\n");
        for (JsonNode item : page.path("items")) {
            out.append("<li>");
            comment(out, item, url);
            if (!item.path("replies").isEmpty()) {
                out.append("<ol>\n");
                for (JsonNode reply : item.path("replies")) {
                    out.append("<li>");
                    comment(out, reply, url);
                    out.append("</li>\n");
                }
                out.append("</ol>");
            }
            out.append("</li>\n");
        }
        out.append("</ol>\n");
        if (page.path("items").isEmpty()) {
            out.append("<p>").append(Markedup.text(phrases.say("empty"))).append("</p>\n");
        }
        if (page.path("next").isTextual()) {
            out.append("<p><a rel=\"next\" href=\"thread.html?page=")
                    .append(parameter(thread.path("page").asText()))
                    .append("&amp;after=")
                    .append(parameter(page.path("next").asText()))
                    .append("\">")
                    .append(Markedup.text(phrases.say("more")))
                    .append("</a></p>\n");
        }
        return out.append("</section>\n").toString();
    }

    private void comment(StringBuilder out, JsonNode comment, String url) {
        String id = Markedup.text(comment.path("id").asText());
        out.append("<article id=\"comment-").append(id).append("\">");
        if (!comment.path("html").isTextual()) {
            out.append("<p>").append(Markedup.text(phrases.say("removed"))).append("</p></article>");
            return;
        }
        String at = comment.path("createdAt").asText();
        out.append("<header><bdi>")
                .append(Markedup.text(comment.path("author").path("name").asText()))
                .append("</bdi> <a href=\"")
                .append(Markedup.text(Permalinks.of(url, comment.path("id").asText())))
                .append("\"><time datetime=\"")
                .append(Markedup.text(at))
                .append("\">")
                .append(Markedup.text(times.format(Instant.parse(at))))
                .append("</time></a></header>\n<div dir=\"auto\">")
                .append(comment.path("html").asText())
                .append("</div></article>\n");
    }

    private static String script(String type, String more, String json) {
        return "<script type=\"" + type + "\"" + more + ">" + Markedup.json(json) + "</script>\n";
    }

    private static String parameter(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

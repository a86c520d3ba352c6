package io.repartee.comment;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.jspecify.annotations.Nullable;

/** One comment as the element draws it before anybody acts: element by element what {@code view/comment.ts} says. Bound to one page. */
final class DrawnComment {
    private final Phrases phrases;
    private final String url;
    private final boolean closed;
    private final DateTimeFormatter day;
    private final DateTimeFormatter fully;

    DrawnComment(Phrases phrases, JsonNode thread) {
        this.phrases = phrases;
        this.url = thread.path("url").asText("");
        this.closed = thread.path("state").asText().equals("closed");
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(phrases.locale())
                .withZone(ZoneOffset.UTC);
        this.fully = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                .withLocale(phrases.locale())
                .withZone(ZoneOffset.UTC);
    }

    /**
     * @param to who is answered, where the place does not say it
     * @param root whether replies stand below it, which can be put away
     */
    void draw(StringBuilder out, JsonNode comment, @Nullable String to, boolean root) {
        String id = Markedup.text(comment.path("id").asText());
        if (!comment.path("html").isTextual()) {
            out.append("<article id=\"c-").append(id);
            out.append("\" class=\"comment gone\" part=\"comment tombstone\" tabindex=\"-1\">");
            out.append(Face.of(comment.path("author"))).append("<p class=\"text muted\">");
            out.append(Markedup.text(phrases.say("removed"))).append("</p></article>");
            return;
        }
        String states = (comment.path("pinned").asBoolean() ? " pinned" : "")
                + (comment.path("featured").asBoolean() ? " featured" : "");
        out.append("<article id=\"c-")
                .append(id)
                .append("\" tabindex=\"-1\" aria-labelledby=\"a-")
                .append(id);
        out.append("\" class=\"comment")
                .append(states)
                .append("\" part=\"comment")
                .append(states)
                .append("\">");
        out.append(Face.of(comment.path("author")));
        byline(out, comment, id, to);
        out.append("<div class=\"text\" part=\"text\" dir=\"auto\">");
        out.append(comment.path("html").asText()).append("</div>");
        acts(out, comment, root);
        out.append("</article>");
    }

    private void byline(StringBuilder out, JsonNode comment, String id, @Nullable String to) {
        String at = comment.path("createdAt").asText();
        out.append("<header class=\"byline\" part=\"byline\"><bdi class=\"name\" part=\"name\" id=\"a-")
                .append(id);
        out.append("\">")
                .append(Markedup.text(comment.path("author").path("name").asText()))
                .append("</bdi>");
        comment.path("author").path("badges").forEach(badge -> badge(out, badgeName(badge.asText())));
        if (comment.path("pinned").asBoolean()) {
            badge(out, phrases.say("pinned"));
        }
        if (comment.path("featured").asBoolean()) {
            badge(out, phrases.say("featured"));
        }
        if (to != null) {
            out.append("<bdi class=\"muted\">")
                    .append(Markedup.text(phrases.say("inReplyTo", to)))
                    .append("</bdi>");
        }
        out.append("<a class=\"when\" part=\"time\" href=\"");
        out.append(Markedup.text(Permalinks.of(url, comment.path("id").asText())));
        out.append("\" title=\"")
                .append(time(fully, at))
                .append("\"><time datetime=\"")
                .append(Markedup.text(at));
        out.append("\">").append(time(day, at)).append("</time></a>");
        if (comment.path("editedAt").isTextual()) {
            out.append("<span class=\"muted\" title=\"")
                    .append(time(fully, comment.path("editedAt").asText()));
            out.append("\">· ").append(Markedup.text(phrases.say("edited"))).append("</span>");
        }
        out.append("</header>");
    }

    private void acts(StringBuilder out, JsonNode comment, boolean root) {
        String name = comment.path("author").path("name").asText();
        out.append("<div class=\"acts\" part=\"actions\">");
        if (!closed) {
            out.append("<button class=\"link\" part=\"action\" data-do=\"reply\" aria-label=\"");
            out.append(Markedup.text(phrases.say("replyTo", name))).append("\">");
            out.append(Markedup.text(phrases.say("reply"))).append("</button>");
        }
        if (root) {
            out.append("<button class=\"link\" part=\"action\" data-do=\"collapse\" aria-expanded=\"true\">");
            out.append(Markedup.text(phrases.say("hideReplies"))).append("</button>");
        }
        out.append("</div>");
    }

    private String badgeName(String badge) {
        return phrases.has("b_" + badge) ? phrases.say("b_" + badge) : badge;
    }

    private static void badge(StringBuilder out, String text) {
        out.append("<span class=\"badge\" part=\"badge\">")
                .append(Markedup.text(text))
                .append("</span>");
    }

    private static String time(DateTimeFormatter how, String at) {
        return Markedup.text(how.format(Instant.parse(at)));
    }
}

package io.repartee.comment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The first view of {@code <repartee-comments>} as a shadow root in markup (declarative shadow DOM): seen before any script, in its own styles,
 * and taken over node by node when the script comes. Whatever the element's templates draw at first stands here in the same order and
 * with the same attributes; what differs is drawn anew there. Bound to one page.
 */
final class DrawnElement {
    private static final String STYLES = styles();
    /** Without a script, buttons do nothing; they keep their place. */
    private static final String UNTIL_DEFINED =
            ":host(:not(:defined)) :is(button,.choices){visibility:hidden}:host(:not(:defined)){display:block}";

    private final Phrases phrases;
    private final JsonNode page;
    private final JsonNode thread;
    private final DrawnComment comments;

    DrawnElement(Phrases phrases, JsonNode page) {
        this.phrases = phrases;
        this.page = page;
        this.thread = page.path("thread");
        this.comments = new DrawnComment(phrases, thread);
    }

    String draw() {
        StringBuilder out = new StringBuilder(16_384);
        out.append("<template shadowrootmode=\"open\" data-repartee><style>")
                .append(STYLES)
                .append(UNTIL_DEFINED);
        out.append("</style><section class=\"frame\" part=\"frame\" dir=\"").append(phrases.direction());
        out.append("\" lang=\"").append(Markedup.text(phrases.locale().toLanguageTag()));
        out.append("\" aria-labelledby=\"title\">");
        heading(out);
        preface(out);
        entrance(out);
        bar(out);
        list(out);
        return out.append("</section><i id=\"end\"></i></template>\n").toString();
    }

    private void heading(StringBuilder out) {
        int count = thread.path("commentCount").asInt();
        out.append("<header class=\"heading\" part=\"header\"><h2 id=\"title\" part=\"title\">");
        out.append(say("title"))
                .append(" <span class=\"total\" part=\"count\">")
                .append(phrases.number(count));
        out.append("</span></h2></header>");
    }

    private void preface(StringBuilder out) {
        if (thread.path("question").isTextual()) {
            out.append("<p class=\"question\" part=\"question\" dir=\"auto\">");
            out.append(Markedup.text(thread.path("question").asText())).append("</p>");
        }
        if (thread.path("message").isTextual()) {
            out.append("<div class=\"message text\" part=\"message\" dir=\"auto\">");
            out.append(thread.path("message").asText()).append("</div>");
        }
    }

    private void entrance(StringBuilder out) {
        if (closed()) {
            out.append("<p class=\"closed\" part=\"closed\">")
                    .append(say("closed"))
                    .append("</p>");
        } else {
            out.append("<button id=\"join\" class=\"join\" part=\"join\"><span>");
            out.append(say("join")).append("</span></button>");
        }
    }

    private void bar(StringBuilder out) {
        if (page.path("items").isEmpty()) {
            out.append("<div class=\"bar bare\"></div><div class=\"empty\" part=\"empty\"><p>");
            out.append(say("empty")).append("</p>");
            if (!closed()) {
                out.append("<p class=\"muted\">").append(say("emptyHint")).append("</p>");
            }
            out.append("</div>");
            return;
        }
        out.append("<div class=\"bar\"><div class=\"choices\" role=\"group\">");
        for (String sort : new String[] {"newest", "oldest"}) {
            out.append("<button class=\"tab\" part=\"sort\">").append(say(sort)).append("</button>");
        }
        out.append("</div></div>");
    }

    private void list(StringBuilder out) {
        if (page.path("items").isEmpty()) {
            return;
        }
        out.append("<ol class=\"list\" part=\"list\" role=\"list\">");
        page.path("items").forEach(item -> conversation(out, item));
        out.append("</ol>");
        if (page.path("next").isTextual()) {
            out.append("<button class=\"button wide\" part=\"button more\">")
                    .append(say("more"))
                    .append("</button>");
        }
    }

    private void conversation(StringBuilder out, JsonNode root) {
        JsonNode replies = root.path("replies");
        boolean goesOn = root.path("repliesNext").isTextual();
        Map<String, String> names = new HashMap<>();
        replies.forEach(reply -> names.put(
                reply.path("id").asText(), reply.path("author").path("name").textValue()));
        out.append("<li class=\"item root\">");
        comments.draw(out, root, null, !replies.isEmpty());
        if (!replies.isEmpty() || goesOn) {
            out.append("<ol class=\"replies\" part=\"replies\" role=\"list\">");
            for (JsonNode reply : replies) {
                out.append("<li class=\"item\">");
                comments.draw(out, reply, names.get(reply.path("parentId").asText()), false);
                out.append("</li>");
            }
            if (goesOn) {
                more(out, root, replies);
            }
            out.append("</ol>");
        }
        out.append("</li>");
    }

    private void more(StringBuilder out, JsonNode root, JsonNode replies) {
        int shown = 0;
        for (JsonNode reply : replies) {
            shown += reply.path("html").isTextual() ? 1 : 0;
        }
        int more = Math.max(1, root.path("replyCount").asInt() - shown);
        out.append("<li class=\"item\"><button class=\"link more\" part=\"action more-replies\">");
        out.append(Markedup.text(phrases.say("moreReplies", more))).append("</button></li>");
    }

    private boolean closed() {
        return thread.path("state").asText().equals("closed");
    }

    private String say(String key) {
        return Markedup.text(phrases.say(key));
    }

    private static String styles() {
        try (InputStream in = DrawnElement.class.getResourceAsStream("/styles/widget.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("</", "<\\/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.repartee.notify;

import io.repartee.comment.Permalinks;
import io.repartee.comment.Status;
import io.repartee.mail.Letter;
import io.repartee.mail.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What letters say. Names, titles and texts of others are text in them, never markup. */
final class Letters {
    /** The catalogue of these letters, and of the pages that their links lead to. */
    static final String WORDS = "notices";

    private static final int SUBJECT_CHARACTERS = 120;
    private static final int EXCERPT_CODE_POINTS = 280;

    private Letters() {}

    /** What a letter about the inbox is made of. */
    record Digest(
            String address,
            String siteName,
            Words words,
            List<Notice> notices,
            boolean more,
            String unsubscribe,
            String messageId) {}

    /** Whether an address is right. It names nobody and quotes nothing: anybody could have typed it. */
    static Letter confirm(String address, String siteName, Words words, String link) {
        String text = String.join(
                "\n\n",
                words.say("confirm.text", siteName),
                words.say("confirm.do") + "\n" + link,
                words.say("confirm.otherwise") + "\n");
        String html = words.htmlHead() + "<p>" + words.html("confirm.text", siteName) + "</p><p>"
                + words.html("confirm.do")
                + "</p><p><a href=\"" + Words.escaped(link) + "\">" + words.html("confirm.button") + "</a></p><p>"
                + words.html("confirm.otherwise") + "</p></body></html>";
        Map<String, String> headers = Map.of("Auto-Submitted", "auto-generated");
        return new Letter(
                address, oneLine(words.say("confirm.subject", siteName)), text, html, headers, oneLine(siteName));
    }

    static Letter digest(Digest digest) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Message-ID", digest.messageId());
        headers.put("List-Unsubscribe", "<" + digest.unsubscribe() + ">");
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        headers.put("Auto-Submitted", "auto-generated");
        return new Letter(
                digest.address(), subject(digest), text(digest), html(digest), headers, oneLine(digest.siteName()));
    }

    private static String subject(Digest digest) {
        Words words = digest.words();
        if (digest.notices().size() == 1 && !digest.more()) {
            return oneLine(what(digest.notices().get(0), words::say));
        }
        String count = digest.notices().size() + (digest.more() ? "+" : "");
        return oneLine(words.say("many", digest.siteName(), count));
    }

    private static String text(Digest digest) {
        Words words = digest.words();
        List<String> parts = new ArrayList<>();
        for (Notice notice : digest.notices()) {
            parts.add(what(notice, words::say) + "\n\n" + indented(quoted(notice))
                    + (link(notice) == null ? "" : "\n\n" + link(notice)));
        }
        if (digest.more()) {
            parts.add(words.say("more"));
        }
        parts.add(
                "--\n" + words.say("why", digest.siteName()) + "\n" + words.say("stop") + ": " + digest.unsubscribe());
        return String.join("\n\n\n", parts) + "\n";
    }

    private static String html(Digest digest) {
        Words words = digest.words();
        StringBuilder html = new StringBuilder(words.htmlHead());
        for (Notice notice : digest.notices()) {
            html.append("<p><strong>").append(what(notice, words::html)).append("</strong></p>");
            html.append("<blockquote dir=\"auto\">")
                    .append(Words.escaped(quoted(notice)).replace("\n", "<br>"))
                    .append("</blockquote>");
            String link = link(notice);
            if (link != null) {
                html.append("<p>").append(anchor(link, words.html("open"))).append("</p>");
            }
        }
        if (digest.more()) {
            html.append("<p>").append(words.html("more")).append("</p>");
        }
        html.append("<hr><p><small>").append(words.html("why", digest.siteName()));
        html.append(" ")
                .append(anchor(digest.unsubscribe(), words.html("stop")))
                .append("</small></p>");
        return html.append("</body></html>").toString();
    }

    private static String anchor(String link, String html) {
        return "<a href=\"" + Words.escaped(link) + "\">" + html + "</a>";
    }

    /** One way to say a phrase: as text or as HTML. */
    private interface Saying {
        String say(String key, Object... fill);
    }

    private static String what(Notice notice, Saying words) {
        String title = notice.place().title();
        return happened(notice, words) + (title == null ? "" : words.say("on", title));
    }

    private static String happened(Notice notice, Saying words) {
        String who = notice.comment().author().name();
        return switch (notice.kind()) {
            case REPLY -> words.say("reply", who);
            case MENTION -> words.say("mention", who);
            case FOLLOWED -> words.say("followed", who);
            case DECISION -> words.say(isShown(notice) ? "published" : "decided");
        };
    }

    private static boolean isShown(Notice notice) {
        Notice.Decided decided = notice.decided();
        return decided != null && decided.status() == Status.PUBLISHED;
    }

    /** Of a decision what the moderator says; otherwise how the comment begins. */
    private static String quoted(Notice notice) {
        Notice.Decided decided = notice.decided();
        String text = decided != null && decided.message() != null
                ? decided.message()
                : notice.comment().source();
        int end = text.offsetByCodePoints(0, Math.min(EXCERPT_CODE_POINTS, text.codePointCount(0, text.length())));
        return end == text.length() ? text : text.substring(0, end) + "…";
    }

    private static @Nullable String link(Notice notice) {
        String url = notice.place().url();
        return url == null ? null : Permalinks.of(url, notice.comment().id().toString());
    }

    private static String indented(String text) {
        return "> " + text.strip().replaceAll("\\R", "\n> ");
    }

    /** Of names and titles, which may hold anything. */
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .map(point -> Character.isISOControl(point)
                                || Character.getType(point) == Character.LINE_SEPARATOR
                                || Character.getType(point) == Character.PARAGRAPH_SEPARATOR
                        ? ' '
                        : point)
                .filter(point -> Character.getType(point) != Character.SURROGATE)
                .limit(SUBJECT_CHARACTERS)
                .forEach(line::appendCodePoint);
        return line.toString().strip();
    }
}

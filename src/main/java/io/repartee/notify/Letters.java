package io.repartee.notify;

import io.repartee.mail.Letter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What letters say. Names, titles and texts of others are text in them, never markup. */
final class Letters {
    private static final int SUBJECT_CHARACTERS = 120;
    private static final int EXCERPT_CODE_POINTS = 280;

    private Letters() {}

    /** What a letter about the inbox is made of. */
    record Digest(
            String address,
            String siteName,
            List<Notice> notices,
            boolean more,
            String unsubscribe,
            String messageId) {}

    /** Whether an address is right. It names nobody and quotes nothing: anybody could have typed it. */
    static Letter confirm(String address, String siteName, String link) {
        String text = """
                Somebody, probably you, wants to be told by mail what is new for them in the comments at %s.

                If it was you, confirm that this address is yours:
                %s

                If not, do nothing: no more mail will come.
                """.formatted(siteName, link);
        return new Letter(address, oneLine("Your address at " + siteName), text, null, Map.of(), oneLine(siteName));
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
        if (digest.notices().size() == 1 && !digest.more()) {
            return oneLine(what(digest.notices().get(0)));
        }
        return oneLine(digest.notices().size() + (digest.more() ? "+" : "") + " new for you at " + digest.siteName());
    }

    private static String text(Digest digest) {
        List<String> parts = new ArrayList<>();
        for (Notice notice : digest.notices()) {
            parts.add(what(notice) + "\n\n" + indented(words(notice))
                    + (link(notice) == null ? "" : "\n\n" + link(notice)));
        }
        if (digest.more()) {
            parts.add("There is more on the page.");
        }
        parts.add("--\n" + footer(digest) + "\nNo more such mail: " + digest.unsubscribe());
        return String.join("\n\n\n", parts) + "\n";
    }

    private static String html(Digest digest) {
        StringBuilder html = new StringBuilder("<!doctype html><html lang=\"en\"><body>");
        for (Notice notice : digest.notices()) {
            html.append("<p><strong>").append(escaped(what(notice))).append("</strong></p>");
            html.append("<blockquote>")
                    .append(escaped(words(notice)).replace("\n", "<br>"))
                    .append("</blockquote>");
            String link = link(notice);
            if (link != null) {
                html.append("<p><a href=\"").append(escaped(link)).append("\">To the comment</a></p>");
            }
        }
        if (digest.more()) {
            html.append("<p>There is more on the page.</p>");
        }
        html.append("<hr><p><small>").append(escaped(footer(digest)));
        html.append(" <a href=\"").append(escaped(digest.unsubscribe())).append("\">No more such mail</a></small></p>");
        return html.append("</body></html>").toString();
    }

    private static String footer(Digest digest) {
        return "You get this because you asked " + digest.siteName()
                + " to tell you by mail about answers, mentions, what you follow, and decisions on your comments.";
    }

    private static String what(Notice notice) {
        String who = notice.comment().author().name();
        String where =
                notice.place().title() == null ? "" : ": " + notice.place().title();
        return switch (notice.kind()) {
            case REPLY -> who + " answered you" + where;
            case MENTION -> who + " mentioned you" + where;
            case FOLLOWED -> who + " wrote" + where;
            case DECISION -> decided(notice) + where;
        };
    }

    private static String decided(Notice notice) {
        Notice.Decided decided = notice.decided();
        boolean shown = decided != null && decided.status() == io.repartee.comment.Status.PUBLISHED;
        return shown ? "Your comment was published" : "A moderator decided about your comment";
    }

    /** Of a decision what the moderator says; otherwise how the comment begins. */
    private static String words(Notice notice) {
        Notice.Decided decided = notice.decided();
        String text = decided != null && decided.message() != null
                ? decided.message()
                : notice.comment().source();
        int end = text.offsetByCodePoints(0, Math.min(EXCERPT_CODE_POINTS, text.codePointCount(0, text.length())));
        return end == text.length() ? text : text.substring(0, end) + "…";
    }

    private static @Nullable String link(Notice notice) {
        String url = notice.place().url();
        return url == null ? null : url + "#repartee-" + notice.comment().id();
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

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

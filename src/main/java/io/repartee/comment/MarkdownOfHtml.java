package io.repartee.comment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Markdown that says what sanitised HTML says. The HTML comes from {@link SafeHtml}: few elements, each {@code <} begins a
 * tag, each attribute stands in double quotes. Time is proportional to the length.
 */
final class MarkdownOfHtml {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z]++)([^>]*+)>");
    private static final Pattern HREF = Pattern.compile("href=\"([^\"]*+)\"");
    private static final Pattern SPECIAL = Pattern.compile("([\\\\`*_\\[\\]~])");
    private static final Pattern BLANK = Pattern.compile("\\s++");
    private static final Pattern MANY_LINES = Pattern.compile("\\n(?:[ >]*+\\n){2,}+");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> prefixes = new ArrayDeque<>();
    private final Deque<String> links = new ArrayDeque<>();
    private boolean verbatim;

    private MarkdownOfHtml() {}

    static String of(String safeHtml) {
        MarkdownOfHtml writer = new MarkdownOfHtml();
        Matcher tag = TAG.matcher(safeHtml);
        int at = 0;
        while (tag.find()) {
            writer.text(safeHtml.substring(at, tag.start()));
            writer.tag(tag.group(1).isEmpty(), tag.group(2), tag.group(3));
            at = tag.end();
        }
        writer.text(safeHtml.substring(at));
        return MANY_LINES.matcher(writer.out.toString().strip()).replaceAll("\n\n");
    }

    private void text(String html) {
        String text = decoded(html);
        if (verbatim) {
            out.append(text.replace("\n", "\n" + prefix()));
            return;
        }
        String line = BLANK.matcher(text).replaceAll(" ");
        boolean atStart = out.isEmpty() || out.charAt(out.length() - 1) == '\n' || out.charAt(out.length() - 1) == ' ';
        out.append(SPECIAL.matcher(atStart ? line.stripLeading() : line).replaceAll("\\\\$1"));
    }

    private void tag(boolean opens, String name, String attributes) {
        switch (name) {
            case "em" -> out.append('*');
            case "strong" -> out.append("**");
            case "del" -> out.append("~~");
            case "br" -> newLine();
            case "p" -> block();
            case "hr" -> {
                block();
                out.append("---");
                block();
            }
            case "pre" -> fence(opens);
            case "code" -> out.append(verbatim ? "" : "`");
            case "blockquote" -> nested(opens, "> ");
            case "ul", "ol" -> nested(opens, "");
            case "li" -> item(opens);
            case "a" -> link(opens, attributes);
            default -> {
                // the sanitiser lets nothing else through
            }
        }
    }

    private void link(boolean opens, String attributes) {
        if (opens) {
            Matcher href = HREF.matcher(attributes);
            links.push(href.find() ? decoded(href.group(1)).replace(")", "%29").replace(" ", "%20") : "");
            out.append('[');
        } else if (!links.isEmpty()) {
            out.append("](").append(links.pop()).append(')');
        }
    }

    private void item(boolean opens) {
        if (opens) {
            newLine();
            out.append("- ");
            prefixes.push("  ");
        } else {
            prefixes.poll();
        }
    }

    private void fence(boolean opens) {
        block();
        out.append("```");
        newLine();
        verbatim = opens;
        if (!opens) {
            block();
        }
    }

    private void nested(boolean opens, String prefix) {
        if (opens) {
            prefixes.push(prefix);
            block();
        } else {
            prefixes.poll();
            block();
        }
    }

    private void block() {
        newLine();
        newLine();
    }

    private void newLine() {
        if (!out.isEmpty() || !prefixes.isEmpty()) {
            out.append('\n').append(prefix());
        }
    }

    private String prefix() {
        StringBuilder prefix = new StringBuilder();
        prefixes.descendingIterator().forEachRemaining(prefix::append);
        return prefix.toString();
    }

    private static String decoded(String html) {
        return org.owasp.html.Encoding.decodeHtml(html, false);
    }
}

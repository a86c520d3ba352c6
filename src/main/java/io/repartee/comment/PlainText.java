package io.repartee.comment;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a comment's safe HTML, where every {@code <} begins a tag: for search engines and titles. */
final class PlainText {
    private static final Pattern BREAKS = Pattern.compile("<(?:br|/p|/li|/blockquote|/pre|hr)\\b[^<>]*>");
    private static final Pattern TAGS = Pattern.compile("<[^<>]*>");
    private static final Pattern ENTITIES = Pattern.compile("&(?:#([0-9]{1,7})|(amp|lt|gt|quot|apos));");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

    private PlainText() {}

    static String of(String safeHtml) {
        String lines = TAGS.matcher(BREAKS.matcher(safeHtml).replaceAll("\n")).replaceAll("");
        return ENTITIES.matcher(lines)
                .replaceAll(found -> Matcher.quoteReplacement(character(found.group(1), found.group(2))))
                .replaceAll("[ \\t]*\\n\\s*", "\n")
                .strip();
    }

    /** Its beginning, on one line. */
    static String beginning(String safeHtml, int mostCodePoints) {
        String line = of(safeHtml).replace('\n', ' ');
        return line.codePointCount(0, line.length()) <= mostCodePoints
                ? line
                : line.substring(0, line.offsetByCodePoints(0, mostCodePoints - 1)) + "…";
    }

    private static String character(String number, String name) {
        if (number == null) {
            return NAMED.get(name);
        }
        int codePoint = Integer.parseInt(number);
        return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : "";
    }
}

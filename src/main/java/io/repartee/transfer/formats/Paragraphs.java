package io.repartee.transfer.formats;

import java.util.regex.Pattern;

/** HTML whose author wrote line breaks instead of elements, as WordPress and others keep it and only show it with elements. */
final class Paragraphs {
    private static final Pattern BLOCK =
            Pattern.compile("<(?:p|div|ul|ol|pre|blockquote)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern EMPTY_LINE = Pattern.compile("\\n[ \\t]*\\n\\s*");

    private Paragraphs() {}

    static String of(String html) {
        String text = html.replace("\r\n", "\n").replace('\r', '\n').strip();
        if (BLOCK.matcher(text).find()) {
            return text;
        }
        StringBuilder paragraphs = new StringBuilder();
        for (String paragraph : EMPTY_LINE.split(text)) {
            paragraphs.append("<p>").append(paragraph.replace("\n", "<br>\n")).append("</p>\n");
        }
        return paragraphs.toString();
    }
}

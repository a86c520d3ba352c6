package io.repartee.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Text in headers as RFC 2047 and RFC 5322 write it: any text stays text, whatever is in it. Done here because the client's own way
 * takes characters beyond the first plane apart.
 */
final class EncodedWords {
    /** An encoded word has at most 75 characters; this many code points of four bytes still fit. */
    private static final int CODE_POINTS_PER_WORD = 10;

    private EncodedWords() {}

    static String of(String text) {
        boolean isAscii = text.chars().allMatch(c -> c >= ' ' && c <= '~') && !text.contains("=?");
        return isAscii ? text : encoded(text);
    }

    /** An address with a name before it. */
    static String mailbox(MailAddress address, String name) {
        if (name.isBlank()) {
            return address.toString();
        }
        return (isPlain(name) ? name.strip() : encoded(name.strip())) + " <" + address + ">";
    }

    private static boolean isPlain(String name) {
        return name.chars()
                .allMatch(c -> c == ' ' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9');
    }

    private static String encoded(String text) {
        int[] codePoints = text.codePoints().toArray();
        StringBuilder words = new StringBuilder();
        for (int from = 0; from < codePoints.length; from += CODE_POINTS_PER_WORD) {
            String part = new String(codePoints, from, Math.min(CODE_POINTS_PER_WORD, codePoints.length - from));
            words.append(words.isEmpty() ? "" : " ")
                    .append("=?UTF-8?B?")
                    .append(Base64.getEncoder().encodeToString(part.getBytes(StandardCharsets.UTF_8)))
                    .append("?=");
        }
        return words.toString();
    }
}

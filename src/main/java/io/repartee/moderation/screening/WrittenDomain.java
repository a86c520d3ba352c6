package io.repartee.moderation.screening;

import io.repartee.site.Domain;
import java.util.ArrayList;
import java.util.List;

/**
 * What is written like the name of a domain, whether it is a link or not.
 *
 * @param domain canonical
 */
record WrittenDomain(String domain, int from, int to) {
    private static final int LONGEST = 253;
    private static final int MOST_FOREIGN = 500;

    /** @throws IllegalStateException when there are more in other scripts than anybody writes */
    static List<WrittenDomain> all(String source) {
        List<WrittenDomain> all = new ArrayList<>(0);
        int foreign = 0;
        int end;
        for (int from = 0; from < source.length(); from = end + 1) {
            end = from;
            boolean dot = false;
            boolean ascii = true;
            while (end < source.length() && isOfName(source.charAt(end))) {
                dot |= isDot(source.charAt(end));
                ascii &= source.charAt(end) < 0x80;
                end++;
            }
            if (dot && end - from <= LONGEST) {
                foreign += ascii ? 0 : 1;
                if (foreign > MOST_FOREIGN) {
                    throw new IllegalStateException("too many names");
                }
                int start = from;
                int stop = end;
                String name = trimmed(source.substring(from, end));
                if (name.chars().anyMatch(c -> isDot((char) c))) {
                    Domain.canonical(name).ifPresent(domain -> all.add(new WrittenDomain(domain, start, stop)));
                }
            }
        }
        return all;
    }

    /** Without the dots that end a sentence. */
    private static String trimmed(String name) {
        int end = name.length();
        while (end > 0 && isDot(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end);
    }

    private static boolean isOfName(char c) {
        return c >= '0' && c <= '9' || c == '-' || isDot(c) || Character.isLetter(c) || Character.isSurrogate(c);
    }

    private static boolean isDot(char c) {
        return c == '.' || c == '\u3002' || c == '\uFF0E' || c == '\uFF61';
    }
}

package io.repartee.mail;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one person. What would break out of its place, above all a line break in anything that becomes a header, cannot be said with
 * it: the constructor throws {@link IllegalArgumentException}.
 *
 * @param to one address, without a name
 * @param text the letter for programs that show no HTML; never missing
 * @param html the same with markup, made by this server
 * @param headers others, such as {@code List-Unsubscribe}; never those that say who gets the letter or what it is made of
 * @param fromName beside the server's own address: whose letter it is, such as the name of the site
 */
public record Letter(
        String to,
        String subject,
        String text,
        @Nullable String html,
        Map<String, String> headers,
        @Nullable String fromName) {
    private static final int MOST_SUBJECT = 500;
    private static final int MOST_HEADER = 2000;
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,75}");
    private static final Set<String> OURS = Set.of(
            "from",
            "to",
            "cc",
            "bcc",
            "sender",
            "return-path",
            "subject",
            "date",
            "mime-version",
            "content-type",
            "content-transfer-encoding");

    public Letter {
        must(MailAddress.parse(to).map(MailAddress::toString).filter(to::equals).isPresent(), "to is not an address");
        must(!subject.isBlank() && subject.length() <= MOST_SUBJECT && isOneLine(subject), "subject is not one line");
        must(fromName == null || fromName.length() <= MOST_SUBJECT && isOneLine(fromName), "fromName is not one line");
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> {
            must(HEADER_NAME.matcher(name).matches() && !OURS.contains(name.toLowerCase(Locale.ROOT)), name);
            must(value.length() <= MOST_HEADER && isAscii(value), name + " is not one line of ASCII");
            must(byName.put(name, value) == null, name + " is there twice");
        });
        headers = Collections.unmodifiableMap(byName);
    }

    public Letter(String to, String subject, String text, @Nullable String html, Map<String, String> headers) {
        this(to, subject, text, html, headers, null);
    }

    public Letter(String to, String subject, String text) {
        this(to, subject, text, null, Map.of(), null);
    }

    /** Some mail programs take these for a line break too. */
    private static boolean isOneLine(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                        || Character.getType(c) == Character.SURROGATE);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private static void must(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException("not a letter: " + otherwise);
        }
    }

    /** Nobody's address or words get into a log by accident. */
    @Override
    public String toString() {
        return "Letter[" + headers.keySet() + "]";
    }
}

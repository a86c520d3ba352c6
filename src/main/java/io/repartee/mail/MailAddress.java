package io.repartee.mail;

import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.Optional;

/**
 * An address of mail in the one form in which this server keeps and compares it: {@code local@domain}, the domain in lower case and ASCII.
 * What quotes, comments or lists could make of an address is refused, so that it can stand in a header as it is.
 */
public record MailAddress(String local, String domain) {
    private static final int MOST_CHARACTERS = 254;
    private static final int MOST_LOCAL = 64;
    private static final String ALSO_IN_LOCAL = "!#$%&'*+-/=?^_`{|}~";
    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI);

    /** Empty when the text is no address that mail can be sent to. Spaces around it do not matter. */
    public static Optional<MailAddress> parse(String text) {
        String trimmed = text.strip();
        int at = trimmed.lastIndexOf('@');
        if (at < 1 || at > MOST_LOCAL || trimmed.length() > MOST_CHARACTERS || !isLocal(trimmed.substring(0, at))) {
            return Optional.empty();
        }
        return domain(trimmed.substring(at + 1)).map(domain -> new MailAddress(trimmed.substring(0, at), domain));
    }

    /** Two addresses with the same key reach the same person in practice: servers that tell case apart are none to sign in with. */
    public String key() {
        return local.toLowerCase(Locale.ROOT) + "@" + domain;
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }

    private static boolean isLocal(String local) {
        boolean dots = local.startsWith(".") || local.endsWith(".") || local.contains("..");
        return !dots && local.chars().allMatch(c -> c == '.' || isLetterOrDigit(c) || ALSO_IN_LOCAL.indexOf(c) >= 0);
    }

    private static Optional<String> domain(String text) {
        IDNA.Info info = new IDNA.Info();
        String ascii =
                UTS46.nameToASCII(text, new StringBuilder(), info).toString().toLowerCase(Locale.ROOT);
        String[] labels = ascii.split("\\.", -1);
        boolean isRight = !info.hasErrors() && labels.length > 1;
        for (String label : labels) {
            isRight &= isLabel(label);
        }
        return isRight ? Optional.of(ascii) : Optional.empty();
    }

    private static boolean isLabel(String label) {
        return !label.isEmpty()
                && !label.startsWith("-")
                && !label.endsWith("-")
                && label.chars().allMatch(c -> c == '-' || isLetterOrDigit(c));
    }

    private static boolean isLetterOrDigit(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}

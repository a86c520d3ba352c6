package io.repartee.site;

import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.Optional;

/** Domain names in the one form in which they are compared: lower case, ASCII (punycode), no dot at the end. */
public final class Domain {
    private static final int MOST_CHARACTERS = 253;
    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI);

    private Domain() {}

    /** Empty when the text is no domain name. */
    public static Optional<String> canonical(String text) {
        String trimmed = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (trimmed.isEmpty() || trimmed.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        String ascii = isPlain(trimmed) ? trimmed.toLowerCase(Locale.ROOT) : toAscii(trimmed);
        return ascii != null && isPlain(ascii) && labelsAreRight(ascii) ? Optional.of(ascii) : Optional.empty();
    }

    /** Whether a name is that domain or lies below it; both canonical. Never a mere suffix of the text. */
    public static boolean isWithin(String name, String domain) {
        return name.endsWith(domain)
                && (name.length() == domain.length() || name.charAt(name.length() - domain.length() - 1) == '.');
    }

    private static String toAscii(String text) {
        IDNA.Info info = new IDNA.Info();
        StringBuilder ascii = UTS46.nameToASCII(text, new StringBuilder(), info);
        return info.hasErrors() ? null : ascii.toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '-'
                    || c == '_'
                    || c == '.')) {
                return false;
            }
        }
        return true;
    }

    private static boolean labelsAreRight(String ascii) {
        return ascii.charAt(0) != '.' && !ascii.contains("..") && ascii.charAt(ascii.length() - 1) != '.';
    }
}

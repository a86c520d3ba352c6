package io.repartee.account;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The domain of an address of mail in the one form in which domains are compared: whole, ASCII, lower case. */
public final class MailDomain {
    private static final int LONGEST = 253;
    private static final Pattern FORM =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private MailDomain() {}

    /** Empty for what is no address. */
    static Optional<String> ofAddress(String address) {
        return of(address.substring(address.lastIndexOf('@') + 1)).filter(domain -> address.indexOf('@') > 0);
    }

    /** Empty for what is no domain. */
    public static Optional<String> of(String text) {
        try {
            String ascii = IDN.toASCII(text.strip(), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return Optional.of(ascii)
                    .filter(domain ->
                            domain.length() <= LONGEST && FORM.matcher(domain).matches());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

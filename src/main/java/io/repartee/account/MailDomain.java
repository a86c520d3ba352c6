package io.repartee.account;

import io.repartee.site.Domain;
import java.util.Optional;
import java.util.regex.Pattern;

/** The domain of an address of mail in the one form in which domains are compared: whole, as {@link Domain} writes it. */
public final class MailDomain {
    private static final Pattern FORM =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private MailDomain() {}

    /** Empty for what is no address. */
    static Optional<String> ofAddress(String address) {
        return of(address.substring(address.lastIndexOf('@') + 1)).filter(domain -> address.indexOf('@') > 0);
    }

    /** Empty for what is no domain. */
    public static Optional<String> of(String text) {
        return Domain.canonical(text.strip())
                .filter(domain -> FORM.matcher(domain).matches());
    }
}

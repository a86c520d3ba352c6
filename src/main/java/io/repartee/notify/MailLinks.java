package io.repartee.notify;

import io.repartee.ids.AccountId;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import java.util.UUID;

/**
 * The links in letters: whoever follows one got the letter, and needs no sign-in. Immutable.
 *
 * @param publicUrl how browsers reach this server, without a slash at the end
 */
record MailLinks(String publicUrl) {
    /** What a link carries. */
    record Bearer(AccountId account, String key) {
        /** Throws {@code not_found} for what never was in a letter. */
        static Bearer parse(String text) {
            int dot = text.indexOf('.');
            try {
                return new Bearer(
                        new AccountId(UUID.fromString(text.substring(0, Math.max(dot, 0)))), text.substring(dot + 1));
            } catch (IllegalArgumentException e) {
                throw Problem.of(ErrorCode.NOT_FOUND, "This link is not one of a letter, or of a later address.");
            }
        }

        String text() {
            return account + "." + key;
        }
    }

    String confirm(String site, Bearer bearer) {
        return link(site, "mail/confirm", bearer);
    }

    String unsubscribe(String site, Bearer bearer) {
        return link(site, "mail/unsubscribe", bearer);
    }

    private String link(String site, String what, Bearer bearer) {
        return publicUrl + "/api/v1/sites/" + site + "/" + what + "?k=" + bearer.text();
    }
}

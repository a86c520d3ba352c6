package io.repartee.account.provider;

import io.repartee.mail.MailAddress;
import java.util.Optional;

/**
 * What another service says of somebody. Only issuer and subject are who it is; an address says something where the service has verified it.
 *
 * @param name as the service has it, not yet fit to be shown
 * @param picture an address, not yet looked at
 */
record Person(
        String issuer, String subject, Optional<String> name, Optional<String> picture, Optional<MailAddress> mail) {
    @Override
    public String toString() {
        return "Person[" + issuer + "]";
    }
}

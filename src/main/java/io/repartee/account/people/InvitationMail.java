package io.repartee.account.people;

import io.repartee.mail.Letter;
import io.repartee.outbox.MailOrder;
import io.repartee.outbox.Outbox;
import io.repartee.site.Site;
import io.vertx.core.Future;
import java.util.Locale;
import java.util.Map;

/** Sends an invitation's link by mail: it lies in the outbox until the mail server has taken it. Thread-safe. */
public final class InvitationMail implements Invite.Postbox {
    private final Outbox outbox;

    public InvitationMail(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Future<Void> send(Site site, Invitation invitation, String link) {
        String text = """
                %s invites you to help with the comments of %s, as %s.

                %s

                The link is good once, until %s. If you do not know what this is about, do nothing.
                """.formatted(
                        oneLine(invitation.byName()),
                        oneLine(site.name()),
                        invitation.role().name().toLowerCase(Locale.ROOT),
                        link,
                        invitation.expiresAt());
        Letter letter = new Letter(
                String.valueOf(invitation.email()),
                "An invitation to " + oneLine(site.name()),
                text,
                null,
                Map.of(),
                oneLine(site.name()));
        return outbox.put(MailOrder.of(site.id(), "invitation:" + invitation.id(), null, letter, invitation.at()))
                .mapEmpty();
    }

    private static String oneLine(String name) {
        return name.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
    }
}

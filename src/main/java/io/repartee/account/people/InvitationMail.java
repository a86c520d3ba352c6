package io.repartee.account.people;

import io.repartee.mail.Letter;
import io.repartee.mail.Words;
import io.repartee.outbox.MailOrder;
import io.repartee.outbox.Outbox;
import io.repartee.site.Site;
import io.vertx.core.Future;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends an invitation's link by mail, in the language that was asked for or else in the site's: it lies in the outbox until the mail server
 * has taken it. Thread-safe.
 */
public final class InvitationMail implements Invite.Postbox {
    private static final String WORDS = "invitation";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withZone(ZoneOffset.UTC);

    private final Outbox outbox;

    public InvitationMail(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Future<Void> send(Site site, Invitation invitation, String link, @Nullable String language) {
        Words words = Words.of(WORDS, language, site.policy().language());
        Object[] fill = {
            oneLine(site.name()),
            oneLine(invitation.byName()),
            DAY.withLocale(Locale.forLanguageTag(words.language())).format(invitation.expiresAt())
        };
        String asked = invitation.role().name();
        Letter letter = new Letter(
                String.valueOf(invitation.email()),
                words.say("subject", fill),
                text(words, asked, link, fill),
                html(words, asked, link, fill),
                Map.of(),
                oneLine(site.name()));
        return outbox.put(MailOrder.of(site.id(), "invitation:" + invitation.id(), null, letter, invitation.at()))
                .mapEmpty();
    }

    private static String text(Words words, String asked, String link, Object... fill) {
        return words.say(asked, fill) + "\n\n" + link + "\n\n" + words.say("lasts", fill) + "\n" + words.say("ignore")
                + "\n";
    }

    private static String html(Words words, String asked, String link, Object... fill) {
        return words.htmlHead() + "<p>" + words.html(asked, fill) + "</p><p><a href=\"" + Words.escaped(link) + "\">"
                + words.html("button") + "</a></p><p>" + words.html("lasts", fill) + " " + words.html("ignore")
                + "</p></body></html>";
    }

    private static String oneLine(String name) {
        return name.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
    }
}

package io.repartee.account.people;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.Role;
import io.repartee.account.SecretText;
import io.repartee.ids.Uuids;
import io.repartee.mail.MailAddress;
import io.repartee.mail.Words;
import io.repartee.site.Site;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An admin invites somebody to a role. The link goes by mail where there is an address and a way to send it; otherwise it is
 * shown to the admin, this once. Thread-safe.
 */
public final class Invite {
    private static final int USUAL_DAYS = 7;
    private static final int MOST_DAYS = 30;

    private final InvitationStore store;
    private final Optional<Postbox> postbox;
    private final String publicUrl;
    private final InstantSource clock;

    /** @param postbox empty where no mail is configured */
    public Invite(InvitationStore store, Optional<Postbox> postbox, String publicUrl, InstantSource clock) {
        this.store = store;
        this.postbox = postbox;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** Port: sends an invitation's link. Completes when it is sure to be sent. */
    @FunctionalInterface
    public interface Postbox {
        /** @param language the reader's, as a BCP 47 tag; null for the site's */
        Future<Void> send(Site site, Invitation invitation, String link, @Nullable String language);
    }

    /**
     * @param role reader, moderator or admin
     * @param days until when it can be accepted; a week when missing
     * @param language of the letter, as a BCP 47 tag; the site's when missing
     */
    public record Request(
            @Nullable String role,
            @Nullable String email,
            @Nullable Integer days,
            @Nullable String language) {
        Role checkedRole() {
            return switch (role == null ? "" : role) {
                case "reader", "moderator", "admin" -> Role.valueOf(role.toUpperCase(Locale.ROOT));
                default -> throw Problem.field("/role", "One of reader, moderator, admin is needed.");
            };
        }

        Duration checkedTime() {
            int time = days == null ? USUAL_DAYS : days;
            if (time < 1 || time > MOST_DAYS) {
                throw Problem.field("/days", "This must be from 1 to " + MOST_DAYS + ".");
            }
            return Duration.ofDays(time);
        }

        @Nullable
        String checkedLanguage() {
            if (language != null && !Words.isTag(language)) {
                throw Problem.field("/language", "This must be a language tag, such as de or pt-BR.");
            }
            return language;
        }

        @Nullable
        String checkedMail() {
            if (email == null) {
                return null;
            }
            return MailAddress.parse(email)
                    .map(MailAddress::toString)
                    .orElseThrow(() -> Problem.field("/email", "This must be an address of mail."));
        }
    }

    /** @param link for the admin's eyes, when it was not sent */
    public record Made(Invitation invitation, Optional<String> link) {}

    Future<Made> run(Caller admin, Request request) {
        Access.mustAdminister(admin);
        return make(admin.site(), admin.profile().id().value(), admin.profile().name(), request);
    }

    /** The same for whoever has the command line. */
    public Future<Made> make(Site site, UUID by, String byName, Request request) {
        Invitation invitation = invitation(by, byName, request);
        String language = request.checkedLanguage();
        String token = SecretText.random();
        String link = publicUrl + "/server/#site=" + site.key() + "&invitation=" + token;
        return store.add(site.id(), invitation, SecretText.hash(token))
                .compose(kept -> invitation.email() == null || postbox.isEmpty()
                        ? Future.succeededFuture(new Made(invitation, Optional.of(link)))
                        : postbox.get()
                                .send(site, invitation, link, language)
                                .map(new Made(invitation, Optional.empty())));
    }

    private Invitation invitation(UUID by, String byName, Request request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Invitation(
                Uuids.version7(now.toEpochMilli()),
                request.checkedRole(),
                request.checkedMail(),
                by,
                byName,
                now,
                now.plus(request.checkedTime()));
    }
}

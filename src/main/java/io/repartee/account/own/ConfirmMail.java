package io.repartee.account.own;

import io.repartee.account.Caller;
import io.repartee.account.DisplayNames;
import io.repartee.account.session.Sessions;
import io.repartee.account.session.SignedIn;
import io.repartee.mail.MailAddress;
import io.repartee.outbox.MailOrder;
import io.repartee.outbox.Outbox;
import io.repartee.site.Site;
import io.repartee.site.SiteDirectory;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Does what a letter was sent for, once its link or code comes back, and signs in whoever brought it. A password that was chosen when
 * registering counts only when the browser that chose it confirms: otherwise somebody could register another person's address with a
 * password of their own, and wait for the person to open the link. Thread-safe.
 */
public final class ConfirmMail {
    private static final String BY_MAIL = "email";

    private final SiteDirectory sites;
    private final OwnAccounts accounts;
    private final MailRequests requests;
    private final PasswordHashing passwords;
    private final Sessions sessions;
    private final Letters letters;
    private final Outbox outbox;
    private final InstantSource clock;

    public ConfirmMail(
            SiteDirectory sites,
            OwnAccounts accounts,
            MailRequests requests,
            PasswordHashing passwords,
            Sessions sessions,
            Letters letters,
            Outbox outbox,
            InstantSource clock) {
        this.sites = sites;
        this.accounts = accounts;
        this.requests = requests;
        this.passwords = passwords;
        this.sessions = sessions;
        this.letters = letters;
        this.outbox = outbox;
        this.clock = clock;
    }

    record ResetRequest(
            @Nullable String token,
            @Nullable String request,
            @Nullable String code,
            @Nullable String password) {
        MailProof proof() {
            return new MailProof(token, request, code);
        }
    }

    /** Fails as {@link MailRequests#prove} does, or with {@code address_taken}. */
    Future<SignedIn> confirm(String siteKey, MailProof proof, Visitor visitor) {
        Instant now = now();
        return sites.site(siteKey)
                .compose(site -> requests.prove(site.id(), proof, now)
                        .compose(proved -> done(site, proved, now))
                        .compose(member -> sessions.begin(site, member.profile(), BY_MAIL, visitor.userAgent())));
    }

    /** Another password; all sessions of the account end, and a new one begins. Fails also with {@code invalid_fields}. */
    Future<SignedIn> reset(String siteKey, ResetRequest request) {
        Instant now = now();
        // the password is looked at first: a letter must not be used up by one that is refused
        return sites.site(siteKey)
                .compose(site -> passwords
                        .accept(request.password(), List.of(site.name()))
                        .compose(hash -> requests.prove(site.id(), request.proof(), now)
                                .compose(proved -> replace(site, proved, hash, now))));
    }

    private Future<SignedIn> replace(Site site, MailRequests.Proved proved, String hash, Instant now) {
        MailRequests.Wanted wanted = proved.wanted();
        if (wanted.purpose() != MailRequests.Purpose.NEW_PASSWORD || wanted.account() == null) {
            throw Problem.of(ErrorCode.LINK_INVALID);
        }
        return accounts.givePassword(site.id(), wanted.account(), hash, now)
                .compose(given -> sessions.endAll(site, wanted.account()))
                .compose(ended -> accounts.byId(site.id(), wanted.account()))
                .compose(member -> sessions.begin(site, member.orElseThrow().profile(), BY_MAIL, Optional.empty()));
    }

    private Future<Member> done(Site site, MailRequests.Proved proved, Instant now) {
        MailRequests.Wanted wanted = proved.wanted();
        return switch (wanted.purpose()) {
            case SIGN_IN -> accounts.ofOwner(site, wanted.address(), name(wanted), null, now);
            case REGISTER ->
                accounts.ofOwner(
                        site,
                        wanted.address(),
                        name(wanted),
                        proved.inTheBrowserThatAsked() ? wanted.password() : null,
                        now);
            case CHANGE_ADDRESS -> changeAddress(site, wanted, now);
            case NEW_PASSWORD -> throw Problem.of(ErrorCode.LINK_INVALID);
        };
    }

    private Future<Member> changeAddress(Site site, MailRequests.Wanted wanted, Instant now) {
        return accounts.byId(site.id(), wanted.account())
                .map(Optional::orElseThrow)
                .compose(before -> accounts.giveMail(site.id(), wanted.account(), wanted.address(), now)
                        .compose(given -> given
                                ? tell(site, before, now)
                                : Future.failedFuture(Problem.of(ErrorCode.ADDRESS_TAKEN))))
                .compose(told -> accounts.byId(site.id(), wanted.account()))
                .map(Optional::orElseThrow);
    }

    /** The old address hears of it, in case it was not its owner. */
    private Future<Boolean> tell(Site site, Member before, Instant now) {
        if (before.mail() == null) {
            return Future.succeededFuture(false);
        }
        Caller.Profile profile = before.profile();
        return outbox.put(MailOrder.of(
                site.id(),
                "address-changed:" + profile.id() + ":" + now,
                profile.id(),
                letters.telling(
                        Letters.About.CHANGED,
                        site,
                        MailAddress.parse(before.mail()).orElseThrow(),
                        null),
                now));
    }

    private static String name(MailRequests.Wanted wanted) {
        return wanted.name() == null ? DisplayNames.shown("") : wanted.name();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

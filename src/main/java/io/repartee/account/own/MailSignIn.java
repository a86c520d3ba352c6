package io.repartee.account.own;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.DisplayNames;
import io.repartee.ids.AccountId;
import io.repartee.mail.Letter;
import io.repartee.mail.MailAddress;
import io.repartee.outbox.MailOrder;
import io.repartee.outbox.Outbox;
import io.repartee.site.SignIn;
import io.repartee.site.Site;
import io.repartee.site.SiteDirectory;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes what people ask for that only the owner of an address may have: signing in, registering, another address, another password. The
 * answer is the same, after the same work, whether the address has an account or not; a letter goes out either way, through the outbox,
 * in the transaction that keeps the request. Thread-safe.
 */
public final class MailSignIn {
    private final SiteDirectory sites;
    private final OwnAccounts accounts;
    private final MailRequests requests;
    private final PasswordHashing passwords;
    private final SignInLimits limits;
    private final Letters letters;
    private final Pool pool;
    private final Outbox outbox;
    private final boolean hasMail;
    private final InstantSource clock;

    /** @param hasMail whether letters can be sent at all */
    public MailSignIn(
            SiteDirectory sites,
            OwnAccounts accounts,
            MailRequests requests,
            PasswordHashing passwords,
            SignInLimits limits,
            Letters letters,
            Pool pool,
            Outbox outbox,
            boolean hasMail,
            InstantSource clock) {
        this.sites = sites;
        this.accounts = accounts;
        this.requests = requests;
        this.passwords = passwords;
        this.limits = limits;
        this.letters = letters;
        this.pool = pool;
        this.outbox = outbox;
        this.hasMail = hasMail;
        this.clock = clock;
    }

    /** @param request the handle with which the letter's code counts */
    record Asked(String request, Instant expires) {}

    /** @param language in which the letter is to be written, as a BCP 47 tag */
    record EmailRequest(
            String email, @Nullable String name, @Nullable String language) {}

    record RegisterRequest(
            String email,
            String password,
            @Nullable String name,
            @Nullable String language) {}

    /** A letter to sign in with; whoever has no account gets one. */
    Future<Asked> signIn(String siteKey, EmailRequest request) {
        return site(siteKey, SignIn::email).compose(site -> {
            MailAddress address = address(site, request.email());
            String name = name(request.name());
            return accounts.byMail(site.id(), address)
                    .compose(found -> ask(
                            site,
                            new MailRequests.Wanted(MailRequests.Purpose.SIGN_IN, account(found), address, name, null),
                            Letters.About.SIGN_IN,
                            request.language()));
        });
    }

    /** An account with a password. Whoever has one gets a letter that says so, and keeps the password. */
    Future<Asked> register(String siteKey, RegisterRequest request) {
        return site(siteKey, SignIn::password).compose(site -> {
            MailAddress address = address(site, request.email());
            String name = name(request.name());
            return passwords
                    .accept(request.password(), List.of(name, address.local(), address.toString(), site.name()))
                    .compose(hash -> accounts.byMail(site.id(), address)
                            .compose(found -> ask(
                                    site,
                                    new MailRequests.Wanted(
                                            MailRequests.Purpose.REGISTER, account(found), address, name, hash),
                                    found.isPresent() ? Letters.About.REGISTER_AGAIN : Letters.About.REGISTER,
                                    request.language())));
        });
    }

    /** A letter with which another password may be chosen. */
    Future<Asked> forgotten(String siteKey, EmailRequest request) {
        return site(siteKey, SignIn::password).compose(site -> {
            MailAddress address = address(site, request.email());
            return accounts.byMail(site.id(), address)
                    .compose(found -> ask(
                            site,
                            new MailRequests.Wanted(
                                    MailRequests.Purpose.NEW_PASSWORD, account(found), address, null, null),
                            found.isPresent() ? Letters.About.NEW_PASSWORD : Letters.About.NO_ACCOUNT,
                            request.language()));
        });
    }

    /** A letter to the new address of somebody who is signed in. */
    Future<Asked> changeAddress(Caller caller, EmailRequest request) {
        Access.mustHaveOwnAccount(caller);
        Site site = caller.site();
        mustOffer(site, policy -> policy.email() || policy.password());
        MailAddress address = address(site, request.email());
        return ask(
                site,
                new MailRequests.Wanted(
                        MailRequests.Purpose.CHANGE_ADDRESS, caller.profile().id(), address, null, null),
                Letters.About.CHANGE_ADDRESS,
                request.language());
    }

    private Future<Asked> ask(Site site, MailRequests.Wanted wanted, Letters.About about, @Nullable String language) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return pool.withTransaction(connection -> requests.ask(connection, site.id(), wanted, now)
                        .compose(token -> {
                            Letter letter = about == Letters.About.NO_ACCOUNT
                                    ? letters.telling(about, site, wanted.address(), language)
                                    : letters.withToken(about, site, wanted.address(), token, language);
                            return outbox.put(
                                            connection,
                                            MailOrder.of(
                                                    site.id(),
                                                    "sign-in:" + token.request(),
                                                    wanted.account(),
                                                    letter,
                                                    now))
                                    .map(token);
                        }))
                .onSuccess(token -> outbox.wake())
                .map(token -> new Asked(requests.handle(token), now.plus(MailRequests.LASTS)));
    }

    private Future<Site> site(String siteKey, Predicate<SignIn> offered) {
        return sites.site(siteKey).map(site -> {
            mustOffer(site, offered);
            return site;
        });
    }

    private void mustOffer(Site site, Predicate<SignIn> offered) {
        if (!hasMail || !offered.test(site.policy().signIn())) {
            throw Problem.of(ErrorCode.SIGN_IN_NOT_OFFERED);
        }
    }

    private MailAddress address(Site site, @Nullable String text) {
        MailAddress address = MailAddress.parse(text == null ? "" : text)
                .orElseThrow(() -> Problem.field("/email", "This is not an address of mail."));
        limits.take(site, address);
        return address;
    }

    private static String name(@Nullable String name) {
        return name == null || name.isBlank() ? DisplayNames.shown("") : DisplayNames.chosen(name);
    }

    private static @Nullable AccountId account(Optional<Member> found) {
        return found.map(member -> member.profile().id()).orElse(null);
    }
}

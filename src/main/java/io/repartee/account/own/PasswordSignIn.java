package io.repartee.account.own;

import io.repartee.account.session.Sessions;
import io.repartee.account.session.SignedIn;
import io.repartee.mail.MailAddress;
import io.repartee.site.Site;
import io.repartee.site.SiteDirectory;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signs in by address and password. Whether the address or the password is wrong, nobody learns, neither by the answer nor by its time. */
public final class PasswordSignIn {
    private static final String METHOD = "password";

    private final SiteDirectory sites;
    private final OwnAccounts accounts;
    private final PasswordHashing passwords;
    private final Sessions sessions;
    private final SignInLimits limits;

    public PasswordSignIn(
            SiteDirectory sites,
            OwnAccounts accounts,
            PasswordHashing passwords,
            Sessions sessions,
            SignInLimits limits) {
        this.sites = sites;
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.limits = limits;
    }

    record PasswordRequest(@Nullable String email, @Nullable String password) {}

    /** Fails with {@code sign_in_not_offered}, {@code credentials_wrong}, {@code too_many_requests} or {@code overloaded}. */
    Future<SignedIn> signIn(String siteKey, PasswordRequest request, Visitor visitor) {
        return sites.site(siteKey).compose(site -> {
            if (!site.policy().signIn().password()) {
                throw Problem.of(ErrorCode.SIGN_IN_NOT_OFFERED);
            }
            return signIn(site, request, visitor);
        });
    }

    private Future<SignedIn> signIn(Site site, PasswordRequest request, Visitor visitor) {
        MailAddress address = MailAddress.parse(request.email() == null ? "" : request.email())
                .orElseThrow(() -> Problem.field("/email", "This is not an address of mail."));
        limits.take(site, address);
        return accounts.byMail(site.id(), address)
                .compose(found -> passwords
                        .matches(request.password(), found.map(Member::password).orElse(null))
                        .map(matches -> matches ? found : Optional.<Member>empty()))
                .compose(member -> member.isEmpty()
                        ? Future.failedFuture(Problem.of(ErrorCode.CREDENTIALS_WRONG))
                        : sessions.begin(site, member.get().profile(), METHOD, visitor.userAgent()));
    }
}

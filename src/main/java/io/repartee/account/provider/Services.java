package io.repartee.account.provider;

import io.repartee.account.IdTokens;
import io.repartee.account.Seals;
import io.repartee.egress.Egress;
import io.repartee.site.SignInProvider;
import io.repartee.site.Site;
import java.time.InstantSource;

/** How each kind of service is spoken to, and what goes along with a person who is sent to one. Thread-safe. */
public final class Services {
    private final Service openId;
    private final Service gitHub;
    private final Seals seals;
    private final String publicUrl;

    /** @param publicUrl how browsers reach this server */
    public Services(Egress egress, IdTokens tokens, Seals seals, String publicUrl, InstantSource clock) {
        ServiceCalls calls = new ServiceCalls(egress);
        this.openId = new OpenIdService(calls, new Descriptions(calls, clock), tokens);
        this.gitHub = new GitHubService(calls);
        this.seals = seals;
        this.publicUrl = publicUrl;
    }

    Service of(SignInProvider provider) {
        return provider.kind() == SignInProvider.Kind.GITHUB ? gitHub : openId;
    }

    Service.Way way(Site site, SignInState state) {
        return new Service.Way(
                returnTo(publicUrl, site.key()),
                state.text(seals),
                state.nonce(seals),
                state.codeChallenge(seals),
                state.codeVerifier(seals));
    }

    Seals seals() {
        return seals;
    }

    /** The address that is to be registered at a service: the sign-in window's. */
    static String returnTo(String publicUrl, String siteKey) {
        return publicUrl + "/api/v1/sites/" + siteKey + "/sign-in";
    }
}

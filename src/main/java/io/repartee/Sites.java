package io.repartee;

import io.repartee.config.Config;
import io.repartee.config.InvalidConfiguration;
import io.repartee.config.Provider;
import io.repartee.site.SignInProvider;
import io.repartee.site.Site;
import io.repartee.site.SiteDeclaration;
import io.repartee.site.SsoKey;
import java.util.List;

/** From the configuration's sites to those of the room that keeps them. */
final class Sites {
    private Sites() {}

    static List<SiteDeclaration> declared(Config config) {
        return config.sites().stream().map(Sites::declared).toList();
    }

    private static SiteDeclaration declared(io.repartee.config.SiteDeclaration site) {
        return new SiteDeclaration(
                site.site(),
                site.name(),
                List.copyOf(site.origins()),
                Site.Moderation.valueOf(site.moderation().name()),
                site.guests(),
                site.sso().stream().map(Sites::key).toList(),
                site.providers().stream().map(Sites::provider).toList());
    }

    private static SignInProvider provider(Provider provider) {
        try {
            return new SignInProvider(
                    provider.provider(),
                    SignInProvider.Kind.valueOf(provider.kind().name()),
                    provider.name(),
                    provider.issuer(),
                    provider.clientId(),
                    provider.clientSecret(),
                    provider.trustsMail(),
                    true);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration("sites.providers[" + provider.provider() + "]", e.getMessage());
        }
    }

    private static SsoKey key(io.repartee.config.SsoKey key) {
        return new SsoKey(key.issuer(), key.kid(), key.algorithm().wireName(), key.material(), key.roles());
    }
}

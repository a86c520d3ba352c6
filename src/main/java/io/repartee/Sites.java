package io.repartee;

import io.repartee.config.Config;
import io.repartee.site.Site;
import io.repartee.site.SiteDeclaration;
import io.repartee.site.SsoKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** From the configuration's sites to declared ones. */
final class Sites {
    static final String DEMO = "demo";

    private Sites() {}

    static List<SiteDeclaration> declared(Config config) {
        Optional<SiteDeclaration> demo = config.demo() ? Optional.of(demo(config)) : Optional.empty();
        return Stream.concat(config.sites().stream().map(Sites::declared), demo.stream())
                .toList();
    }

    private static SiteDeclaration declared(Config.SiteConfig site) {
        return new SiteDeclaration(
                site.site(),
                site.name(),
                site.origins(),
                Site.Moderation.valueOf(site.moderation().toUpperCase(Locale.ROOT)),
                site.guests(),
                site.sso().stream()
                        .map(key -> new SsoKey(key.issuer(), key.kid(), key.algorithm(), key.secret(), key.roles()))
                        .toList());
    }

    private static SiteDeclaration demo(Config config) {
        return new SiteDeclaration(
                DEMO, "The Daily Demo", List.of(config.publicUrl()), Site.Moderation.POST, true, List.of());
    }
}

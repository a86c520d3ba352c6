package io.repartee.config;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A site as the configuration declares it; applied at every start, by its key.
 *
 * @param site the key in addresses
 * @param origins who may embed it, each exactly as a browser sends it
 * @param guests whether one may comment with a mere name
 */
public record SiteDeclaration(
        String site,
        String name,
        Set<String> origins,
        Moderation moderation,
        boolean guests,
        List<SsoKey> sso,
        List<Provider> providers) {
    /** POST publishes, then looks; PRE holds for a moderator. */
    public enum Moderation {
        POST,
        PRE
    }

    static final String DEMO = "demo";
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final int LONGEST_NAME = 200;

    public SiteDeclaration {
        Check.must(
                "sites[" + site + "].site",
                KEY.matcher(site).matches(),
                "must be 1 to 64 of a-z, 0-9, - and _, and begin with a letter or digit");
        Check.range("sites[" + site + "].name (length)", name.length(), 1, LONGEST_NAME);
        String path = "sites[" + site + "].origins";
        origins.forEach(origin -> Origin.check(path, origin));
        origins = Set.copyOf(origins);
        sso = List.copyOf(sso);
        providers = List.copyOf(providers);
        Set<String> services = new HashSet<>();
        for (Provider provider : providers) {
            Check.must(
                    "sites[" + site + "].providers",
                    services.add(provider.provider()),
                    "declares " + provider.provider() + " twice");
        }
        Set<String> keys = new HashSet<>();
        for (SsoKey key : sso) {
            Check.must(
                    "sites[" + site + "].sso",
                    keys.add(key.issuer() + "\n" + key.kid()),
                    "declares the key %s of %s twice".formatted(key.kid(), key.issuer()));
        }
    }

    static SiteDeclaration from(Section section) {
        String site = section.text("site", "");
        SiteDeclaration declaration = new SiteDeclaration(
                site,
                section.text("name", site),
                new LinkedHashSet<>(section.texts("origins")),
                section.choice("moderation", Moderation.POST),
                section.bool("guests", false),
                section.sections("sso").stream()
                        .map(key -> SsoKey.from(site, key))
                        .toList(),
                section.sections("providers").stream()
                        .map(provider -> Provider.from(site, provider))
                        .toList());
        section.mustHoldNothingElse();
        return declaration;
    }

    /** The site that a first start has, so that there is something to see. */
    static SiteDeclaration demo(String publicUrl, int port) {
        Set<String> origins = new LinkedHashSet<>(List.of(
                Origin.of(publicUrl), Origin.of("http://localhost:" + port), Origin.of("http://127.0.0.1:" + port)));
        return new SiteDeclaration(DEMO, "Demo", origins, Moderation.POST, true, List.of(), List.of());
    }
}

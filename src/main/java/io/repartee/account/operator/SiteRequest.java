package io.repartee.account.operator;

import io.repartee.site.Site;
import io.repartee.site.SiteDeclaration;
import io.repartee.web.Problem;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A site as an operator asks for it; of an existing one, what is missing stays. */
record SiteRequest(
        @Nullable String site,
        @Nullable String name,
        @Nullable List<String> origins,
        @Nullable String moderation,
        @Nullable Boolean guests) {
    private static final int MOST_ORIGINS = 100;

    /** Fails with {@code invalid_fields}. */
    SiteDeclaration made() {
        if (site == null) {
            throw Problem.field("/site", "The key of the site is needed.");
        }
        return checked(() -> new SiteDeclaration(
                site,
                name == null ? site : name,
                checkedOrigins(List.of()),
                checkedModeration(Site.Moderation.POST),
                Boolean.TRUE.equals(guests),
                List.of()));
    }

    SiteDeclaration changed(SiteDeclaration before) {
        if (site != null && !site.equals(before.site())) {
            throw Problem.field("/site", "The key of a site stays: pages and tokens name it.");
        }
        return checked(() -> new SiteDeclaration(
                before.site(),
                name == null ? before.name() : name,
                checkedOrigins(before.origins()),
                checkedModeration(before.moderation()),
                guests == null ? before.guests() : guests,
                List.of()));
    }

    private List<String> checkedOrigins(List<String> before) {
        if (origins != null && (origins.size() > MOST_ORIGINS || origins.contains(null))) {
            throw Problem.field("/origins", "At most " + MOST_ORIGINS + " origins are needed.");
        }
        return origins == null ? before : origins;
    }

    private Site.Moderation checkedModeration(Site.Moderation before) {
        if (moderation == null) {
            return before;
        }
        return switch (moderation) {
            case "post", "pre" -> Site.Moderation.valueOf(moderation.toUpperCase(Locale.ROOT));
            default -> throw Problem.field("/moderation", "One of post, pre is needed.");
        };
    }

    /** What is wrong names its place, such as {@code sites.daily.origins: …}. */
    private static SiteDeclaration checked(Supplier<SiteDeclaration> site) {
        try {
            return site.get();
        } catch (IllegalArgumentException e) {
            String place = e.getMessage().contains(".origins")
                    ? "/origins"
                    : e.getMessage().contains(".name") ? "/name" : "/site";
            throw Problem.field(place, e.getMessage());
        }
    }
}

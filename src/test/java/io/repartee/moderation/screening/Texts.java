package io.repartee.moderation.screening;

import io.repartee.account.Caller;
import io.repartee.account.Role;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.site.Engagement;
import io.repartee.site.PageRules;
import io.repartee.site.Phases;
import io.repartee.site.Policy;
import io.repartee.site.SignIn;
import io.repartee.site.Site;
import io.repartee.site.TrustSettings;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Texts to be examined, and who wrote them. */
final class Texts {
    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Set<String> ORIGINS = Set.of("https://www.daily.example");

    private Texts() {}

    static Site site(Phases phases) {
        return site(phases, Site.Moderation.POST);
    }

    static Site site(Phases phases, Site.Moderation moderation) {
        Policy policy = new Policy(
                Policy.When.DECLARED,
                true,
                TrustSettings.DEFAULT,
                phases,
                Policy.Reports.DEFAULT,
                Policy.Presence.DEFAULT,
                Engagement.DEFAULT,
                SignIn.DEFAULT,
                PageRules.DEFAULT,
                "");
        return new Site(new SiteId(1), "daily", "Daily", ORIGINS, moderation, true, policy);
    }

    static Caller caller(Site site, Role role) {
        Caller.Profile profile =
                new Caller.Profile(new AccountId(new UUID(7, 7)), Caller.Kind.GUEST, "Ada", null, null, null);
        return new Caller(site, role, Optional.of(profile), Instant.MAX);
    }

    static Examined of(String source, Phases phases) {
        return of(source, phases, Background.NEW);
    }

    static Examined of(String source, Phases phases, Background known) {
        Examined text = new Examined(source, "", site(phases), false, NOW);
        text.know(known);
        return text;
    }
}

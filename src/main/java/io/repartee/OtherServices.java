package io.repartee;

import io.repartee.account.Seals;
import io.repartee.account.own.OwnAccounts;
import io.repartee.account.own.proof.SpentProofs;
import io.repartee.account.provider.ComeFromProvider;
import io.repartee.account.provider.GoToProvider;
import io.repartee.account.provider.Identities;
import io.repartee.account.provider.ManageProviders;
import io.repartee.account.provider.ProviderRoutes;
import io.repartee.account.provider.ProviderSignInRoutes;
import io.repartee.account.provider.Providers;
import io.repartee.account.provider.Services;
import io.repartee.account.session.Sessions;
import io.repartee.site.ProviderStore;
import io.repartee.stream.Publisher;
import io.repartee.web.Route;
import java.util.List;
import java.util.stream.Stream;

/** Signing in by other services, put together. */
final class OtherServices {
    private final Ground ground;
    private final Providers providers;
    private final Services services;

    OtherServices(Ground ground) {
        this.ground = ground;
        this.providers = new Providers(ground.vertx(), new ProviderStore(ground.pool(), told -> {}), ground.clock());
        this.services = new Services(
                ground.egress(),
                ground.idTokens(),
                Seals.of(ground.keys()),
                ground.config().publicUrl(),
                ground.clock());
    }

    /** Which there are; what it remembers, the control streams can make wrong. */
    Providers providers() {
        return providers;
    }

    List<Route> routes(Publisher publisher, Sessions sessions) {
        Identities identities = new Identities(
                ground.pool(), new OwnAccounts(ground.pool()), ground.mailer().isPresent());
        return Stream.of(
                        new ProviderSignInRoutes(
                                        ground.callers(),
                                        new GoToProvider(ground.sites(), providers, services, ground.clock()),
                                        new ComeFromProvider(
                                                ground.sites(),
                                                providers,
                                                services,
                                                identities,
                                                sessions,
                                                new SpentProofs(ground.pool()),
                                                ground.clock()),
                                        identities)
                                .routes(),
                        new ProviderRoutes(
                                        ground.callers(),
                                        new ManageProviders(
                                                new ProviderStore(ground.pool(), publisher),
                                                ground.config().publicUrl()))
                                .routes())
                .flatMap(List::stream)
                .toList();
    }
}

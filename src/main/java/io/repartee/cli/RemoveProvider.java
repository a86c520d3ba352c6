package io.repartee.cli;

import io.repartee.account.provider.ManageProviders;
import io.repartee.config.Config;
import io.repartee.site.ProviderStore;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code provider remove}: nobody signs in by it any more; whoever has stays signed in. */
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = "Takes a service away: nobody signs in by it any more.")
final class RemoveProvider implements Callable<Integer> {
    private final Map<String, String> environment;

    @Mixin
    private Settings settings;

    @Option(names = "--site", required = true, paramLabel = "KEY", description = "The site's key.")
    private String site;

    @Parameters(paramLabel = "PROVIDER", description = "The service's key, as 'provider list' shows it.")
    private String provider;

    RemoveProvider(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Config config = settings.read(environment, Map.of());
        try (OpenDatabase open = new OpenDatabase(config)) {
            new ManageProviders(new ProviderStore(open.database().pool(), told -> {}), config.publicUrl())
                    .remove(open.site(site).id(), provider, null)
                    .await();
        }
        return 0;
    }
}

package io.repartee.cli;

import io.repartee.account.provider.ManageProviders;
import io.repartee.config.Config;
import io.repartee.site.ProviderStore;
import io.repartee.site.SignInProvider;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code provider list}: one line per service, its parts divided by tabs, and the address to register at each. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the other services of a site: key, kind, name, issuer, client, marks.")
final class ListProviders implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Settings settings;

    @Option(names = "--site", required = true, paramLabel = "KEY", description = "The site's key.")
    private String site;

    ListProviders(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Config config = settings.read(environment, Map.of());
        PrintWriter out = spec.commandLine().getOut();
        try (OpenDatabase open = new OpenDatabase(config)) {
            new ManageProviders(new ProviderStore(open.database().pool(), told -> {}), config.publicUrl())
                    .all(open.site(site).id())
                    .await()
                    .forEach(provider -> out.println(line(provider)));
        }
        out.flush();
        return 0;
    }

    private static String line(SignInProvider provider) {
        return String.join(
                "\t",
                provider.key(),
                provider.kind().name().toLowerCase(Locale.ROOT),
                provider.name(),
                provider.issuer(),
                provider.clientId(),
                provider.trustsMail() ? "trusted about mail" : "not trusted about mail",
                provider.declared() ? "declared" : "");
    }
}

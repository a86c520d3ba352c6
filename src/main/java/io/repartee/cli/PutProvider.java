package io.repartee.cli;

import io.repartee.account.provider.ManageProviders;
import io.repartee.account.provider.ProviderRequest;
import io.repartee.config.Config;
import io.repartee.site.ProviderStore;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code provider put}: sets a service up, or changes it, and prints the address to register there. */
@Command(
        name = "put",
        mixinStandardHelpOptions = true,
        description = "Sets up a service by which people sign in; prints the address to register there.")
final class PutProvider implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Settings settings;

    @Option(names = "--site", required = true, paramLabel = "KEY", description = "The site's key.")
    private String site;

    @Parameters(paramLabel = "PROVIDER", description = "The service's key, such as google.")
    private String provider;

    @Option(names = "--kind", defaultValue = "oidc", description = "oidc or github (default ${DEFAULT-VALUE}).")
    private String kind;

    @Option(names = "--name", required = true, description = "As people see it.")
    private String name;

    @Option(names = "--issuer", description = "What its tokens have as iss; GitHub needs none.")
    private @Nullable String issuer;

    @Option(names = "--client-id", required = true, description = "What the service gave.")
    private String clientId;

    @Option(
            names = "--client-secret",
            interactive = true,
            arity = "0..1",
            description = "What the service gave; asked for when it has no value. Without it the one there is stays.")
    private @Nullable String clientSecret;

    @Option(names = "--distrust-mail", description = "The addresses that it says are verified do not count.")
    private boolean distrustMail;

    PutProvider(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Config config = settings.read(environment, Map.of());
        PrintWriter out = spec.commandLine().getOut();
        ProviderRequest request = new ProviderRequest(kind, name, issuer, clientId, clientSecret, !distrustMail);
        try (OpenDatabase open = new OpenDatabase(config)) {
            ManageProviders providers =
                    new ManageProviders(new ProviderStore(open.database().pool(), told -> {}), config.publicUrl());
            providers.put(open.site(site).id(), provider, request, null).await();
            out.println("return-to " + providers.returnTo(site));
        }
        out.flush();
        return 0;
    }
}

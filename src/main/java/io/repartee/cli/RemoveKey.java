package io.repartee.cli;

import io.repartee.account.keys.ManageKeys;
import io.repartee.site.SsoKeyStore;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code key remove}: tokens that it verified count no more, at once and everywhere. */
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = "Removes a key: tokens that it signed are refused from now on.")
final class RemoveKey implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Settings settings;

    @Option(names = "--site", required = true, paramLabel = "KEY", description = "The site's key.")
    private String site;

    @Parameters(paramLabel = "ID", description = "The key's id, as 'key list' shows it.")
    private UUID id;

    RemoveKey(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (OpenDatabase open = new OpenDatabase(settings.read(environment, Map.of()))) {
            new ManageKeys(new SsoKeyStore(open.database().pool(), told -> {}), InstantSource.system())
                    .remove(open.site(site).id(), id, null)
                    .await();
        }
        return 0;
    }
}

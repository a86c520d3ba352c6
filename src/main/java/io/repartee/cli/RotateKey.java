package io.repartee.cli;

import io.repartee.account.keys.ManageKeys;
import io.repartee.site.KeptKey;
import io.repartee.site.SsoKeyStore;
import java.io.PrintWriter;
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

/** {@code key rotate}: puts a new key beside an old one, which counts for a while. */
@Command(
        name = "rotate",
        mixinStandardHelpOptions = true,
        description = "Replaces a secret; the old one counts until the overlap is over.")
final class RotateKey implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Settings settings;

    @Option(names = "--site", required = true, paramLabel = "KEY", description = "The site's key.")
    private String site;

    @Parameters(paramLabel = "ID", description = "The key's id, as 'key list' shows it.")
    private UUID id;

    @Option(names = "--overlap-minutes", defaultValue = "1440", description = "Default ${DEFAULT-VALUE}, a day.")
    private int overlap;

    RotateKey(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (OpenDatabase open = new OpenDatabase(settings.read(environment, Map.of()))) {
            KeptKey key = new ManageKeys(new SsoKeyStore(open.database().pool(), told -> {}), InstantSource.system())
                    .rotate(open.site(site).id(), id, new ManageKeys.Rotation(overlap, null, null), null)
                    .await();
            out.println("id " + key.id());
            out.println("kid " + key.key().kid());
            out.println("secret " + key.key().material());
        }
        out.flush();
        return 0;
    }
}

package io.repartee.cli;

import io.repartee.account.keys.ManageKeys;
import io.repartee.site.KeptKey;
import io.repartee.site.SsoKeyStore;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code key list}: one line per key, its parts divided by tabs. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the keys of a site: id, issuer, kid, algorithm, marks.")
final class ListKeys implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Settings settings;

    @Option(names = "--site", required = true, paramLabel = "KEY", description = "The site's key.")
    private String site;

    ListKeys(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (OpenDatabase open = new OpenDatabase(settings.read(environment, Map.of()))) {
            new ManageKeys(new SsoKeyStore(open.database().pool(), told -> {}), InstantSource.system())
                    .all(open.site(site).id())
                    .await()
                    .forEach(key -> out.println(line(key)));
        }
        out.flush();
        return 0;
    }

    private static String line(KeptKey kept) {
        return String.join(
                "\t",
                kept.id().toString(),
                kept.key().issuer(),
                kept.key().kid(),
                kept.key().isSet() ? kept.key().material() : kept.key().algorithm(),
                kept.key().roles() ? "roles" : "no roles",
                kept.declared() ? "declared" : "",
                kept.key().retiresAt() == null ? "" : "retires " + kept.key().retiresAt());
    }
}

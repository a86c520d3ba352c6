package io.repartee.cli;

import io.repartee.account.operator.OperatorLinks;
import io.repartee.account.operator.OperatorStore;
import io.repartee.config.Config;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code operator}: prints a link with which somebody becomes an operator, or signs in again. */
@Command(
        name = "operator",
        mixinStandardHelpOptions = true,
        description = "Prints a link that makes its holder an operator: good for an hour, and once.")
final class OperatorCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Settings settings;

    @Option(names = "--name", description = "An operator of that name signs in again with it.")
    private @Nullable String name;

    @Option(names = "--list", description = "Lists the operators instead.")
    private boolean list;

    OperatorCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Config config = settings.read(environment, Map.of());
        PrintWriter out = spec.commandLine().getOut();
        try (OpenDatabase open = new OpenDatabase(config)) {
            OperatorStore store = new OperatorStore(open.database().pool(), told -> {});
            if (list) {
                store.all().await().forEach(one -> out.println(one.name() + "\t" + one.createdAt()));
            } else {
                OperatorLinks links = new OperatorLinks(store, config.publicUrl(), InstantSource.system());
                out.println(links.forNamed(name == null ? "" : name).await().link());
            }
        }
        out.flush();
        return 0;
    }
}

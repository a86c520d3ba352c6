package io.repartee.cli;

import io.repartee.stream.StreamStore;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code resync}: begins another epoch. Servers notice by themselves that a database went back; this is for an operator who
 * changed rows by hand, or wants to be sure.
 */
@Command(
        name = "resync",
        mixinStandardHelpOptions = true,
        description = "Makes every open page load its comments again: positions given before are no longer valid.")
final class ResyncCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Settings settings;

    ResyncCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (OpenDatabase open = new OpenDatabase(settings.read(environment, Map.of()))) {
            String epoch = new StreamStore(open.database().pool()).changeEpoch().await();
            out.println("the epoch is now " + epoch);
            out.flush();
        }
        return 0;
    }
}

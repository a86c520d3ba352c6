package io.repartee.cli;

import io.repartee.ops.Reconciliation;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code check}: counts again what is kept as a counter, and looks for holes in streams. It changes nothing. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Counts everything again and looks for holes; ends with 1 if something is not as it should be.")
final class CheckCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Settings settings;

    CheckCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (OpenDatabase open = new OpenDatabase(settings.read(environment, Map.of()))) {
            List<Reconciliation.Finding> findings =
                    new Reconciliation(open.database().pool()).run().await();
            findings.forEach(found -> out.printf(
                    "%s of site %d, %s: kept %d, counted %d%n",
                    found.kept(), found.site(), found.id(), found.says(), found.counted()));
            out.println(findings.isEmpty() ? "everything is as it should be" : findings.size() + " findings");
            out.flush();
            return findings.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }
}

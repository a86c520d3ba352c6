package io.repartee.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code audit}: what can be done with the log of a site. */
@Command(name = "audit", mixinStandardHelpOptions = true, description = "The log of who decided what.")
final class AuditCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which command? verify");
    }
}

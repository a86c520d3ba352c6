package io.repartee.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code person}: the commands about those who are more than readers. */
@Command(name = "person", mixinStandardHelpOptions = true, description = "Shows and changes who moderates a site.")
final class PersonCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What about people? list or role");
    }
}

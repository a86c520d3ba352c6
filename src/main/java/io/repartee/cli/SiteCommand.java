package io.repartee.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code site}: the commands about sites. */
@Command(name = "site", mixinStandardHelpOptions = true, description = "Shows and changes sites.")
final class SiteCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What about sites? list or put");
    }
}

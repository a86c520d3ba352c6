package io.repartee.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code provider}: the commands about other services by which people sign in. */
@Command(
        name = "provider",
        mixinStandardHelpOptions = true,
        description = "Shows and changes the other services by which people sign in at a site.")
final class ProviderCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What about services? list, put or remove");
    }
}

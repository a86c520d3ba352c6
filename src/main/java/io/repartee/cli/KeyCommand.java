package io.repartee.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code key}: the commands about the keys with which publishers sign their readers' tokens. */
@Command(name = "key", mixinStandardHelpOptions = true, description = "Shows and changes the sign-in keys of a site.")
final class KeyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What about keys? list, add, rotate or remove");
    }
}

package io.repartee.cli;

import io.repartee.config.InvalidConfiguration;
import io.repartee.database.DatabaseNotStarted;
import io.repartee.web.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/**
 * Runs one command and says how it went: 0 done, 1 failed, 2 the arguments or the configuration are wrong. What an
 * operator can put right is one clear line; only a mistake of ours comes with a stack trace.
 */
public final class CommandLineInterface {
    private CommandLineInterface() {}

    /** @return the exit code; {@code serve} returns when the process is told to end */
    public static int run(
            ServeCommand.Servers servers,
            Map<String, String> environment,
            PrintWriter out,
            PrintWriter err,
            String... arguments) {
        CommandLine commands = new CommandLine(new Repartee());
        Map<String, Supplier<Object>> known = commands(servers, environment);
        // describing all of them takes longer than a start may; whoever names one needs no other
        Set<String> needed =
                arguments.length > 0 && known.containsKey(arguments[0]) ? Set.of(arguments[0]) : known.keySet();
        known.forEach((name, command) -> {
            if (needed.contains(name)) {
                commands.addSubcommand(command.get());
            }
        });
        commands.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((failure, given) -> misunderstood(failure))
                .setExecutionExceptionHandler((failure, command, parsed) -> told(failure, command.getErr()));
        commands.setOut(out).setErr(err);
        return commands.execute(arguments);
    }

    private static Map<String, Supplier<Object>> commands(
            ServeCommand.Servers servers, Map<String, String> environment) {
        Map<String, Supplier<Object>> all = new LinkedHashMap<>();
        all.put("serve", () -> new ServeCommand(servers, environment));
        all.put("token", () -> new TokenCommand(environment));
        all.put("check", () -> new CheckCommand(environment));
        all.put("audit", () -> new CommandLine(new AuditCommand()).addSubcommand(new VerifyAuditCommand(environment)));
        all.put("resync", () -> new ResyncCommand(environment));
        all.put("operator", () -> new OperatorCommand(environment));
        all.put("invite", () -> new InviteCommand(environment));
        all.put(
                "key",
                () -> new CommandLine(new KeyCommand())
                        .addSubcommand(new ListKeys(environment))
                        .addSubcommand(new AddKey(environment))
                        .addSubcommand(new RotateKey(environment))
                        .addSubcommand(new RemoveKey(environment)));
        all.put(
                "provider",
                () -> new CommandLine(new ProviderCommand())
                        .addSubcommand(new ListProviders(environment))
                        .addSubcommand(new PutProvider(environment))
                        .addSubcommand(new RemoveProvider(environment)));
        all.put(
                "person",
                () -> new CommandLine(new PersonCommand())
                        .addSubcommand(new ListPeople(environment))
                        .addSubcommand(new GivePersonRole(environment)));
        all.put("import", () -> new ImportCommand(environment));
        all.put("export", () -> new ExportCommand(environment));
        all.put("pages", () -> new PagesCommand(environment));
        all.put("backup", () -> new BackupCommand(environment));
        all.put("restore", () -> new RestoreCommand(environment));
        all.put(
                "site",
                () -> new CommandLine(new SiteCommand())
                        .addSubcommand(new ListSites(environment))
                        .addSubcommand(new PutSite(environment)));
        all.put("rehearse", () -> new RehearseCommand(servers));
        return all;
    }

    @Command(
            name = "repartee",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "A real-time comment server.",
            synopsisSubcommandLabel = "COMMAND")
    private static final class Repartee implements Runnable {
        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Override
        public void run() {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "Which command? serve, operator, site, key, provider, person, invite, token, audit, check, import, export, pages,"
                            + " backup, restore or resync");
        }
    }

    private static int misunderstood(CommandLine.ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        command.getErr()
                .println("repartee: " + failure.getMessage().lines().findFirst().orElse("") + " (see "
                        + command.getCommandSpec().qualifiedName() + " --help)");
        return ExitCode.USAGE;
    }

    private static int told(Exception failure, PrintWriter err) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof InvalidConfiguration) {
            err.println("repartee: " + cause.getMessage());
            return ExitCode.USAGE;
        }
        if (cause instanceof DatabaseNotStarted || cause instanceof NotDone) {
            err.println("repartee: " + cause.getMessage());
        } else if (cause instanceof Problem problem) {
            err.println("repartee: " + problem.getMessage());
            problem.fields().forEach(field -> err.println("  " + field.detail()));
        } else if (cause instanceof BindException) {
            err.println("repartee: cannot listen: " + cause.getMessage()
                    + " (is something else on that port? --port and --ops-port choose others)");
        } else if (cause instanceof IOException) {
            err.println("repartee: " + cause);
        } else {
            cause.printStackTrace(err);
        }
        return ExitCode.SOFTWARE;
    }
}

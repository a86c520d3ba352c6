package io.repartee.cli;

import io.repartee.account.AccountStore;
import io.repartee.account.Role;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code person list}: one line per moderator and admin. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the moderators and admins of a site: id, role, name.")
final class ListPeople implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Settings settings;

    @Option(names = "--site", required = true, paramLabel = "KEY", description = "The site's key.")
    private String site;

    private static final int MOST = 10_000;

    ListPeople(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (OpenDatabase open = new OpenDatabase(settings.read(environment, Map.of()))) {
            new AccountStore(open.database().pool())
                    .staff(open.site(site).id(), Optional.of(Role.MODERATOR), new UUID(0, 0), MOST)
                    .await()
                    .forEach(one -> out.println(String.join(
                            "\t", one.id().toString(), one.role().name().toLowerCase(Locale.ROOT), one.name())));
        }
        out.flush();
        return 0;
    }
}

package io.repartee.cli;

import io.repartee.account.people.InvitationStore;
import io.repartee.account.people.Invite;
import io.repartee.config.Config;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code invite}: prints a link that gives its holder a role on a site. */
@Command(
        name = "invite",
        mixinStandardHelpOptions = true,
        description = "Prints a link that makes its holder a moderator or admin of a site, once.")
final class InviteCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Settings settings;

    @Option(names = "--site", required = true, paramLabel = "KEY", description = "The site's key.")
    private String site;

    @Option(names = "--role", defaultValue = "moderator", description = "reader, moderator or admin.")
    private String role;

    @Option(names = "--days", defaultValue = "7", description = "How long it is good (default ${DEFAULT-VALUE}).")
    private int days;

    InviteCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Config config = settings.read(environment, Map.of());
        PrintWriter out = spec.commandLine().getOut();
        try (OpenDatabase open = new OpenDatabase(config)) {
            InvitationStore store = new InvitationStore(open.database().pool(), told -> {});
            Invite.Made made = new Invite(store, Optional.empty(), config.publicUrl(), InstantSource.system())
                    .make(
                            open.site(site),
                            GivePersonRole.NOBODY,
                            "Operator",
                            new Invite.Request(role, null, days, null))
                    .await();
            made.link().ifPresent(out::println);
        }
        out.flush();
        return 0;
    }
}

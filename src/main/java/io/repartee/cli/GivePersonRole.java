package io.repartee.cli;

import io.repartee.account.AccountStore;
import io.repartee.account.RightsStore;
import io.repartee.account.Role;
import io.repartee.account.RoleRule;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code person role}: what an account may do on a site, whatever its tokens say; on all nodes within half a second. */
@Command(name = "role", mixinStandardHelpOptions = true, description = "Gives an account a role, or leaves it no more.")
final class GivePersonRole implements Callable<Integer> {
    /** Who acts when it is the command line. */
    static final UUID NOBODY = new UUID(0, 0);

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Settings settings;

    @Option(names = "--site", required = true, paramLabel = "KEY", description = "The site's key.")
    private String site;

    @Option(names = "--role", required = true, description = "reader, moderator or admin.")
    private TokenCommand.Granted role;

    @Option(names = "--at-most", description = "Whether it bounds what tokens say from above instead of below.")
    private boolean atMost;

    @Parameters(paramLabel = "ID", description = "The account's id, as 'person list' or the desk shows it.")
    private UUID id;

    GivePersonRole(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (OpenDatabase open = new OpenDatabase(settings.read(environment, Map.of()))) {
            SiteId of = open.site(site).id();
            AccountId account = new AccountId(id);
            if (new AccountStore(open.database().pool())
                    .find(of, account)
                    .await()
                    .isEmpty()) {
                throw new NotDone("there is no account " + id + " on this site");
            }
            new RightsStore(open.database().pool(), told -> {})
                    .rule(
                            of,
                            account,
                            Optional.of(new RoleRule(Role.valueOf(role.name()), atMost)),
                            Instant.now().truncatedTo(ChronoUnit.MICROS),
                            NOBODY)
                    .await();
        }
        return 0;
    }
}

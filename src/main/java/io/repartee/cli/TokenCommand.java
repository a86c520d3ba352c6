package io.repartee.cli;

import io.repartee.account.AccountStore;
import io.repartee.account.IssueToken;
import io.repartee.account.Role;
import io.repartee.account.SigningKeyStore;
import io.repartee.account.SigningKeys;
import io.repartee.account.TokenIssuer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code token}: prints a token of this server's own, whether a server runs on that database or not. */
@Command(name = "token", mixinStandardHelpOptions = true, description = "Prints a token for one site.")
final class TokenCommand implements Callable<Integer> {
    private static final int MOST_MINUTES = 366 * 24 * 60;

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Settings settings;

    @Option(names = "--site", required = true, paramLabel = "KEY", description = "The site's key.")
    private String site;

    @Option(names = "--role", required = true, description = "reader, moderator or admin.")
    private Granted role;

    @Option(names = "--name", required = true, description = "The account's name; the same name is the same account.")
    private String name;

    @Option(names = "--minutes", defaultValue = "480", description = "How long it holds (default ${DEFAULT-VALUE}).")
    private int minutes;

    TokenCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The roles that a token can give. */
    enum Granted {
        READER,
        MODERATOR,
        ADMIN
    }

    @Override
    public Integer call() {
        if (minutes < 1 || minutes > MOST_MINUTES) {
            throw new ParameterException(spec.commandLine(), "--minutes must be from 1 to " + MOST_MINUTES);
        }
        try (OpenDatabase open = new OpenDatabase(settings.read(environment, Map.of()))) {
            spec.commandLine().getOut().println(token(open));
        }
        spec.commandLine().getOut().flush();
        return 0;
    }

    private String token(OpenDatabase open) {
        SigningKeys keys = SigningKeys.load(
                        open.vertx(), new SigningKeyStore(open.database().pool()))
                .await();
        TokenIssuer issuer = new TokenIssuer(keys, InstantSource.system());
        return new IssueToken(new AccountStore(open.database().pool()), issuer)
                .issue(open.site(site), name, Role.valueOf(role.name()), Duration.ofMinutes(minutes))
                .await();
    }
}

package io.repartee.cli;

import io.repartee.account.keys.KeyRequest;
import io.repartee.account.keys.ManageKeys;
import io.repartee.site.KeptKey;
import io.repartee.site.SsoKeyStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code key add}: a secret that is made and printed, a public key from a file, or the address of a published set. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Adds a key to a site; a new secret is printed, this once.")
final class AddKey implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Settings settings;

    @Option(names = "--site", required = true, paramLabel = "KEY", description = "The site's key.")
    private String site;

    @Option(names = "--issuer", required = true, description = "What the tokens have as iss.")
    private String issuer;

    @Option(names = "--kid", description = "What they have as kid; made up when it is not given.")
    private @Nullable String kid;

    @Option(names = "--public-key", paramLabel = "FILE", description = "A PEM file; without it a secret is made.")
    private @Nullable Path publicKey;

    @Option(names = "--algorithm", description = "Of the public key: RS256, ES256 or EdDSA.")
    private @Nullable String algorithm;

    @Option(names = "--jwks", paramLabel = "URL", description = "Where the issuer publishes its keys.")
    private @Nullable String jwks;

    @Option(names = "--roles", description = "Whether the roles claim makes moderators and admins.")
    private boolean roles;

    AddKey(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (OpenDatabase open = new OpenDatabase(settings.read(environment, Map.of()))) {
            KeptKey key = new ManageKeys(new SsoKeyStore(open.database().pool(), told -> {}), InstantSource.system())
                    .add(open.site(site).id(), request(), null)
                    .await();
            out.println("id " + key.id());
            out.println("kid " + key.key().kid());
            if (key.key().isSecret()) {
                out.println("secret " + key.key().material());
            }
        }
        out.flush();
        return 0;
    }

    private KeyRequest request() {
        String kind = jwks != null ? "jwks" : publicKey != null ? "public-key" : "secret";
        return new KeyRequest(kind, issuer, kid, algorithm, pem(), jwks, roles);
    }

    private @Nullable String pem() {
        try {
            return publicKey == null ? null : Files.readString(publicKey);
        } catch (IOException e) {
            throw new NotDone("cannot read " + publicKey);
        }
    }
}

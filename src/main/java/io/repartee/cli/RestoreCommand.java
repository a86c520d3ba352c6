package io.repartee.cli;

import io.repartee.config.Config;
import io.repartee.database.ConnectionUrl;
import io.repartee.database.Database;
import io.repartee.database.EmbeddedPostgres;
import io.repartee.database.Restore;
import io.repartee.ops.Reconciliation;
import io.vertx.core.Vertx;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code restore}: brings a backup back into an empty database, and counts everything again. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description =
                "Brings a backup back: into a new --data, or an empty --database of any PostgreSQL from 15 on. All or nothing.")
final class RestoreCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Settings settings;

    @Parameters(paramLabel = "FILE", description = "What backup wrote.")
    private Path file;

    RestoreCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        Config config = settings.read(environment, Map.of());
        Optional<EmbeddedPostgres> own =
                config.database().isPresent() ? Optional.empty() : Optional.of(EmbeddedPostgres.start(config.data()));
        try {
            ConnectionUrl url = config.databaseDirect()
                    .or(config::database)
                    .orElseGet(() -> own.orElseThrow().url());
            long rows = read(url);
            spec.commandLine().getOut().println("%,d rows are back; %s".formatted(rows, counted(url)));
            spec.commandLine().getOut().flush();
        } finally {
            own.ifPresent(EmbeddedPostgres::close);
        }
        return 0;
    }

    private long read(ConnectionUrl url) throws IOException, SQLException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 18)) {
            return Restore.read(url, in);
        } catch (Restore.Refused e) {
            throw new NotDone(file + ": " + e.getMessage());
        }
    }

    private static String counted(ConnectionUrl url) {
        Vertx vertx = Vertx.vertx();
        try {
            int findings = new Reconciliation(
                            Database.openForMaintenance(vertx, url, 1, 4).pool())
                    .run()
                    .await()
                    .size();
            return findings == 0 ? "everything is as it should be" : "but check finds " + findings + " things";
        } finally {
            vertx.close().await();
        }
    }
}

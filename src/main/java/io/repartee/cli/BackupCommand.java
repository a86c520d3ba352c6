package io.repartee.cli;

import io.repartee.database.Backup;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backup}: writes the whole database, while the server runs or not. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description =
                "Writes the whole database, all sites and all secrets, as it is at one moment. The server may run.")
final class BackupCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Settings settings;

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "The file; only you can read it.")
    private Path to;

    BackupCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        Path partial = to.resolveSibling(to.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        long begun = System.nanoTime();
        long rows;
        try (OpenDatabase open = new OpenDatabase(settings.read(environment, Map.of()))) {
            rows = write(open, partial);
            Files.move(partial, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
        spec.commandLine()
                .getOut()
                .println("%,d rows, %,d bytes in %.1f s"
                        .formatted(rows, Files.size(to), (System.nanoTime() - begun) / 1e9));
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static long write(OpenDatabase open, Path partial) throws IOException, SQLException {
        Files.createFile(partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial), 1 << 18)) {
            return Backup.write(open.database().url(), out);
        }
    }
}

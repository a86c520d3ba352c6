package io.repartee.cli;

import io.repartee.config.Config;
import io.repartee.config.ConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * {@code rehearse}: starts a server on a database of its own that is thrown away, does what readers do, and ends. With
 * {@code -XX:ArchiveClassesAtExit=repartee.jsa} Java writes down what was loaded meanwhile, and a server that is started with
 * {@code -XX:SharedArchiveFile=repartee.jsa} has it at once. For builds; nothing is kept and nothing else is touched.
 */
@Command(
        name = "rehearse",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Starts and ends a server that is thrown away, so that Java can archive what it loads.")
final class RehearseCommand implements Callable<Integer> {
    /** As root, PostgreSQL runs as somebody else, who has to pass through. */
    private static final FileAttribute<?> PASSABLE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x"));

    private final ServeCommand.Servers servers;

    RehearseCommand(ServeCommand.Servers servers) {
        this.servers = servers;
    }

    @Override
    public Integer call() throws IOException {
        Path room = Files.createTempDirectory("repartee-rehearsal", PASSABLE);
        try {
            rehearse(ConfigReader.read(
                    Optional.empty(),
                    Map.of(),
                    Map.of("data", room.resolve("data").toString(), "port", "0", "ops-port", "0")));
            return 0;
        } finally {
            delete(room);
        }
    }

    private void rehearse(Config config) throws IOException {
        ServeCommand.Running server = servers.start(config);
        try {
            server.greeting();
            new Rehearsal(server.port()).play();
        } finally {
            server.close();
        }
    }

    private static void delete(Path room) throws IOException {
        try (Stream<Path> files = Files.walk(room)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

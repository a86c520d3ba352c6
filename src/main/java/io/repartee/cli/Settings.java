package io.repartee.cli;

import io.repartee.config.Config;
import io.repartee.config.ConfigReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command takes, to find the configuration and the database. */
final class Settings {
    @Option(names = "--config", paramLabel = "FILE", description = "The configuration file.")
    private @Nullable Path file;

    @Option(names = "--data", paramLabel = "DIR", description = "The embedded PostgreSQL's directory (default ./data).")
    private @Nullable String data;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "postgresql://user:password@host:port/name; without it, an embedded PostgreSQL is used.")
    private @Nullable String database;

    /** @param more values of the command's own options by the path of their key; null for what was not given */
    Config read(Map<String, String> environment, Map<String, @Nullable String> more) {
        Map<String, String> flags = new LinkedHashMap<>();
        put(flags, "data", data);
        put(flags, "database", database);
        more.forEach((path, value) -> put(flags, path, value));
        return ConfigReader.read(Optional.ofNullable(file), environment, flags);
    }

    private static void put(Map<String, String> flags, String path, @Nullable String value) {
        if (value != null) {
            flags.put(path, value);
        }
    }
}

package io.repartee.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The way to a {@link Config}: a YAML file, before it the environment, before that flags. Blocks on the file. */
public final class ConfigReader {
    private ConfigReader() {}

    /**
     * @param flags by the path of the key, such as {@code limits.body-bytes}
     * @throws InvalidConfiguration naming the key, also for a key that does not exist
     */
    public static Config read(Optional<Path> file, Map<String, String> environment, Map<String, String> flags) {
        return read(
                file.map(ConfigReader::text).orElse(""),
                file.map(Path::toString).orElse(""),
                environment,
                flags);
    }

    /** All defaults. */
    public static Config defaults() {
        return read("", "", Map.of(), Map.of());
    }

    static Config read(String yaml, String name, Map<String, String> environment, Map<String, String> flags) {
        Overrides overrides = new Overrides(environment, flags);
        Section top = new Section("", Yaml.parse(name, yaml), overrides);
        Config config = Config.from(top);
        top.mustHoldNothingElse();
        overrides.mustAllBeKnown();
        return config;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new InvalidConfiguration(file.toString(), "there is no such file");
        } catch (IOException e) {
            throw new InvalidConfiguration(file.toString(), "cannot be read: " + e.getMessage());
        }
    }
}

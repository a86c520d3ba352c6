package io.repartee.config;

import java.nio.charset.StandardCharsets;

/** What records ask of their values. Each fails with {@link InvalidConfiguration} naming the key's path. */
final class Check {
    private Check() {}

    static void range(String path, long value, long least, long most) {
        must(path, value >= least && value <= most, "must be from %d to %d, not %d".formatted(least, most, value));
    }

    static void filled(String path, String value) {
        must(path, !value.isBlank(), "must not be empty");
    }

    static void bytes(String path, String value, int least) {
        must(path, value.getBytes(StandardCharsets.UTF_8).length >= least, "must be at least " + least + " bytes long");
    }

    static void must(String path, boolean condition, String problem) {
        if (!condition) {
            throw new InvalidConfiguration(path, problem);
        }
    }
}

package io.repartee.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs a program to its end. Blocks. */
final class Programs {
    private Programs() {}

    /** Fails with all the program said when it does not succeed. */
    static void run(List<String> command, Path directory, String input) {
        try {
            Process process = plain(command, directory).start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new DatabaseNotStarted(String.join(" ", command) + " failed:\n" + said.strip());
            }
        } catch (IOException e) {
            throw new DatabaseNotStarted(command.get(0) + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseNotStarted("interrupted while waiting for " + command.get(0), e);
        }
    }

    /** A program that is told nothing by our environment: PGDATA, PGPORT or a locale there are not meant for us. */
    static ProcessBuilder plain(List<String> command, Path directory) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        String path = builder.environment().getOrDefault("PATH", "/usr/bin:/bin");
        builder.environment().clear();
        builder.environment().putAll(java.util.Map.of("PATH", path, "LC_ALL", "C"));
        return builder;
    }
}

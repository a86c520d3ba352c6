package io.repartee.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where PostgreSQL's programs are and by what path they find their files, given as whom they run.
 *
 * <p>Root's home is commonly closed to everybody else, and {@code ./data} below it must work all the same. A process may
 * stand in a directory whose parents it cannot pass, so the programs are started inside the cluster's directory, call it
 * {@code /proc/self/cwd}, and are themselves unpacked elsewhere ({@code /var/cache/repartee}: only a copy, never data).
 */
record Workplace(PostgresUser user, Path binaries, boolean hidden, List<String> prefix) {
    private static final Path CACHE = Path.of("/var/cache/repartee");
    private static final Path HERE = Path.of("/proc/self/cwd");

    /** Unpacks the programs where they can be reached; blocks for about two seconds the first time. */
    static Workplace in(DataDirectory data, Path preferredBinaries) {
        PostgresUser user = PostgresUser.of(data);
        if (user.isOther() && !user.canEnter(data.root())) {
            open(data.root());
        }
        boolean hidden = user.isOther() && !user.canEnter(data.root());
        if (hidden && !Files.exists(HERE)) {
            throw new DatabaseNotStarted(
                    "user %d, as whom PostgreSQL runs, cannot pass through the directories above %s;"
                                    .formatted(user.uid(), data.root())
                            + " start Repartee as an ordinary user or choose another --data");
        }
        makeParent(preferredBinaries);
        Path binaries = hidden || user.isOther() && !user.canEnter(preferredBinaries.getParent())
                ? CACHE.resolve("postgres-" + PostgresBinaries.VERSION)
                : preferredBinaries;
        PostgresBinaries.unpackTo(binaries);
        return new Workplace(user, binaries, hidden, Prefix.of(user));
    }

    /** A command line for one of the programs, which runs as the right user and ends with the thread that starts it. */
    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    /** The path by which a program started in {@code directory} finds a file there or beside it. */
    String seenFrom(Path directory, Path file) {
        return hidden ? HERE.resolve(directory.relativize(file)).toString() : file.toString();
    }

    /** Where there is nothing yet, nobody can say who may enter. */
    private static void makeParent(Path binaries) {
        try {
            Directories.create(binaries.getParent());
        } catch (IOException e) {
            throw new DatabaseNotStarted("cannot make the directory " + binaries.getParent() + ": " + e, e);
        }
    }

    /** Others may pass through the data directory, but not list it. */
    private static void open(Path directory) {
        try {
            Set<PosixFilePermission> modes = Files.getPosixFilePermissions(directory);
            modes.add(PosixFilePermission.OTHERS_EXECUTE);
            modes.add(PosixFilePermission.GROUP_EXECUTE);
            Files.setPosixFilePermissions(directory, modes);
        } catch (IOException e) {
            throw new DatabaseNotStarted(
                    "cannot open the data directory " + directory + " to PostgreSQL's user: " + e, e);
        }
    }
}

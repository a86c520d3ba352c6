package io.repartee.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL runs, which refuses to be root. An ordinary user runs it as himself. Root runs it as the owner of
 * the existing files, or else as {@code postgres} if the machine knows that name, or else as nobody (65534).
 */
record PostgresUser(int uid, int gid, boolean isOther) {
    private static final int ROOT = 0;
    private static final int NOBODY = 65_534;

    static PostgresUser of(DataDirectory data) {
        UnixSystem us = new UnixSystem();
        Optional<PostgresUser> owner = owner(data.cluster());
        if (us.getUid() == ROOT) {
            return owner.filter(user -> user.uid() != ROOT)
                    .or(PostgresUser::postgres)
                    .orElse(new PostgresUser(NOBODY, NOBODY, true));
        }
        if (owner.isPresent() && owner.get().uid() != us.getUid()) {
            throw new DatabaseNotStarted("the database in %s belongs to user %d; start Repartee as that user or as root"
                    .formatted(data.cluster(), owner.get().uid()));
        }
        return new PostgresUser((int) us.getUid(), (int) us.getGid(), false);
    }

    /** Whether this user may pass through that directory and all above it, as their modes say. */
    boolean canEnter(Path directory) {
        for (Path step = directory; step != null; step = step.getParent()) {
            if (!mayPass(step)) {
                return false;
            }
        }
        return true;
    }

    /** Gives a file, or a directory with all it holds, to this user. */
    void own(Path path) {
        if (!isOther) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Files.setAttribute(each, "unix:uid", uid, java.nio.file.LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(each, "unix:gid", gid, java.nio.file.LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException e) {
            throw new DatabaseNotStarted(
                    "cannot give " + path + " to user " + uid + ", as whom PostgreSQL runs: " + e, e);
        }
    }

    private boolean mayPass(Path directory) {
        try {
            Set<PosixFilePermission> modes = Files.getPosixFilePermissions(directory);
            if ((int) Files.getAttribute(directory, "unix:uid") == uid) {
                return modes.contains(PosixFilePermission.OWNER_EXECUTE);
            }
            if ((int) Files.getAttribute(directory, "unix:gid") == gid) {
                return modes.contains(PosixFilePermission.GROUP_EXECUTE);
            }
            return modes.contains(PosixFilePermission.OTHERS_EXECUTE);
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<PostgresUser> owner(Path path) {
        try {
            return Files.exists(path)
                    ? Optional.of(new PostgresUser(
                            (int) Files.getAttribute(path, "unix:uid"),
                            (int) Files.getAttribute(path, "unix:gid"),
                            true))
                    : Optional.empty();
        } catch (IOException e) {
            throw new DatabaseNotStarted("cannot read " + path + ": " + e, e);
        }
    }

    private static Optional<PostgresUser> postgres() {
        try (Stream<String> lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.map(line -> line.split(":"))
                    .filter(entry -> entry.length > 3 && entry[0].equals("postgres"))
                    .map(entry -> new PostgresUser(Integer.parseInt(entry[2]), Integer.parseInt(entry[3]), true))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

package io.repartee.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What lies where under {@code --data}: PostgreSQL's own directory, its password, its program and the lock that says
 * which process uses all this.
 */
record DataDirectory(Path root) {
    /** Made on demand; the path has no symbolic links, so one directory has one name. */
    static DataDirectory at(Path path) {
        try {
            Files.createDirectories(path);
            return new DataDirectory(path.toRealPath());
        } catch (IOException e) {
            throw new DatabaseNotStarted("cannot make the data directory " + path + ": " + e.getMessage(), e);
        }
    }

    Path cluster() {
        return root.resolve("postgres");
    }

    Path unfinishedCluster() {
        return root.resolve("postgres.unfinished");
    }

    Path password() {
        return root.resolve("postgres.password");
    }

    Path binaries() {
        return root.resolve("postgres-" + PostgresBinaries.VERSION);
    }

    Path lock() {
        return root.resolve("repartee.lock");
    }

    /** Beside the lock, because reading a locked file and closing it would give the lock away. */
    Path pid() {
        return root.resolve("repartee.pid");
    }

    /** What the running PostgreSQL says of itself, if one runs here or did. */
    PostmasterFile postmaster() {
        return new PostmasterFile(cluster().resolve("postmaster.pid"));
    }
}

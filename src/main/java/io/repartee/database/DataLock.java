package io.repartee.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One process at a time uses a data directory. The lock is the kernel's, so it ends with its process however that ends.
 * Closing any handle of a locked file ends a lock of the same process; {@link #HELD} keeps us from opening it twice.
 */
final class DataLock implements AutoCloseable {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DataLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Whether a living Repartee holds that lock; does not keep it. */
    static boolean taken(Path file) {
        if (HELD.contains(file)) {
            return true;
        }
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (IOException e) {
            throw new DatabaseNotStarted("cannot look at the lock " + file + ": " + e, e);
        }
    }

    /** Fails at once when somebody else has it, and says who. */
    static DataLock take(DataDirectory data) {
        if (!HELD.add(data.lock())) {
            throw taken(data);
        }
        try {
            FileChannel channel = FileChannel.open(data.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw taken(data);
            }
            Files.writeString(data.pid(), ProcessHandle.current().pid() + "\n");
            return new DataLock(data.lock(), channel);
        } catch (IOException e) {
            HELD.remove(data.lock());
            throw new DatabaseNotStarted("cannot lock the data directory " + data.root() + ": " + e, e);
        } catch (DatabaseNotStarted e) {
            HELD.remove(data.lock());
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // the kernel lets go of it when the process ends
        }
        HELD.remove(file);
    }

    private static DatabaseNotStarted taken(DataDirectory data) {
        return new DatabaseNotStarted("another Repartee (pid %s) is already using this data directory: %s"
                .formatted(pid(data.pid()), data.root()));
    }

    private static String pid(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}

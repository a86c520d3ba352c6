package io.repartee.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's {@code postmaster.pid}: line 1 its process, line 4 its port, line 8 its state. It stays behind after a
 * crash, and its number may by then be another process's, in containers soon.
 */
record PostmasterFile(Path path) {
    private static final int PID = 0;
    private static final int PORT = 3;
    private static final int STATE = 7;

    /** The process that wrote the file, whether it still lives or not. */
    Optional<Long> pid() {
        return line(PID).map(Long::valueOf);
    }

    /** The process that wrote the file, if it lives. */
    Optional<ProcessHandle> process() {
        return pid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).filter(this::isOurs);
    }

    /** The port, once connections are taken on it. */
    Optional<Integer> readyPort() {
        return line(STATE).filter("ready"::equals).flatMap(ready -> line(PORT)).map(Integer::valueOf);
    }

    /**
     * Removes a left-over whose number some other program now has: PostgreSQL would take that one for itself and refuse
     * to start. A left-over whose process is gone stays, for PostgreSQL then makes sure that nobody uses its memory.
     */
    void deleteIfOfAnother() {
        Optional<ProcessHandle> holder = pid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
        if (holder.isPresent() && !isOurs(holder.get())) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new DatabaseNotStarted("cannot remove the left-over " + path + ": " + e, e);
            }
        }
    }

    /** PostgreSQL stands in its own directory. Where that cannot be seen, its name must do. */
    private boolean isOurs(ProcessHandle process) {
        try {
            return Path.of("/proc", Long.toString(process.pid()), "cwd")
                    .toRealPath()
                    .equals(path.getParent());
        } catch (IOException e) {
            return process.info()
                    .command()
                    .map(command -> command.endsWith("postgres"))
                    .orElse(true);
        }
    }

    /** Written line by line by another process: what is not there yet is empty. */
    private Optional<String> line(int number) {
        try {
            List<String> lines = Files.readAllLines(path);
            return number < lines.size()
                    ? Optional.of(lines.get(number).strip()).filter(text -> !text.isEmpty())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

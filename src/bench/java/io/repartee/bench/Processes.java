package io.repartee.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What Linux tells about processes in /proc: CPU time to 10 ms, resident memory. */
final class Processes {
    static final double TICKS_PER_SECOND = 100;

    /** One line of {@code /proc/<pid>/stat}; {@code reaped} is the time of children that ended and were waited for. */
    private record Stat(long pid, long parent, double own, double reaped) {}

    private Processes() {}

    /**
     * The process's own time, and that of all below it, those that ended included. PostgreSQL starts a process for each
     * connection and waits for it, so no time is lost with a connection.
     */
    static CpuTime cpu(long root) {
        Map<Long, Stat> all = stats();
        double below = 0;
        for (Stat stat : all.values()) {
            if (stat.pid != root && descends(stat, root, all)) {
                below += stat.own + stat.reaped;
            }
        }
        return new CpuTime(all.get(root).own, compiling(root), below);
    }

    /** The same, with the children of the process itself that ended and all that had ended below them. */
    static CpuTime cpuWithEnded(long root) {
        CpuTime living = cpu(root);
        return new CpuTime(living.jvm(), 0, living.postgres() + stats().get(root).reaped);
    }

    static double residentMib(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** HotSpot's compilers are threads of their own, by name. */
    private static double compiling(long pid) {
        double seconds = 0;
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            for (Path thread : threads.toList()) {
                String line = Files.readString(thread.resolve("stat"));
                if (line.contains(" Compil")) {
                    seconds += stat(line).own;
                }
            }
        } catch (IOException e) {
            // a thread ended in between; the sum is as good as it gets
        }
        return seconds;
    }

    private static boolean descends(Stat stat, long root, Map<Long, Stat> all) {
        Stat at = stat;
        while (at != null && at.pid != root) {
            at = all.get(at.parent);
        }
        return at != null;
    }

    private static Map<Long, Stat> stats() {
        Map<Long, Stat> stats = new HashMap<>();
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            entries.filter(entry -> entry.getFileName().toString().matches("\\d+"))
                    .forEach(entry -> read(entry, stats));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stats;
    }

    private static void read(Path entry, Map<Long, Stat> stats) {
        try {
            Stat stat = stat(Files.readString(entry.resolve("stat")));
            stats.put(stat.pid, stat);
        } catch (IOException e) {
            // it ended in between
        }
    }

    private static Stat stat(String line) {
        long pid = Long.parseLong(line.substring(0, line.indexOf(' ')));
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" "); // the first is the state, field 3
        double own = (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
        double reaped = (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_PER_SECOND;
        return new Stat(pid, Long.parseLong(fields[1]), own, reaped);
    }
}

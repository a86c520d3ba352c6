package io.repartee.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much of the machine programs that are not ours used meanwhile: with much of it, figures are worth little. */
final class OtherLoad {
    private final double busy = busySeconds();
    private final CpuTime ours = Processes.cpuWithEnded(ProcessHandle.current().pid());
    private final long start = System.nanoTime();

    /** Percent of all cores. What our servers used counts only once they have ended. */
    double percent() {
        double elapsed =
                (System.nanoTime() - start) / 1e9 * Runtime.getRuntime().availableProcessors();
        CpuTime used = Processes.cpuWithEnded(ProcessHandle.current().pid()).minus(ours);
        return 100 * (busySeconds() - busy - used.total()) / elapsed;
    }

    private static double busySeconds() {
        try {
            String[] fields = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +");
            long ticks = 0;
            for (int field : new int[] {1, 2, 3, 6, 7, 8}) { // not idle (4), not waiting for disks (5)
                ticks += Long.parseLong(fields[field]);
            }
            return ticks / Processes.TICKS_PER_SECOND;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.repartee.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a server and the test beside it take of the machine's time, in cores. */
final class CpuShare {
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER = 11;
    private static final int SYSTEM = 12;

    private final long server;
    private final long begun = System.nanoTime();
    private final double serverBefore;
    private final double ownBefore;

    private CpuShare(long server) throws IOException {
        this.server = server;
        this.serverBefore = seconds(server);
        this.ownBefore = seconds(ProcessHandle.current().pid());
    }

    static CpuShare begin(long server) throws IOException {
        return new CpuShare(server);
    }

    /** Since the beginning, to be read. */
    String end() throws IOException {
        double wall = (System.nanoTime() - begun) / 1e9;
        return String.format(
                Locale.ROOT,
                "of %d cores the server took %.2f, the generator %.2f",
                Runtime.getRuntime().availableProcessors(),
                (seconds(server) - serverBefore) / wall,
                (seconds(ProcessHandle.current().pid()) - ownBefore) / wall);
    }

    /** What a process has taken since its start. */
    static double seconds(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(afterName[USER]) + Long.parseLong(afterName[SYSTEM])) / TICKS_PER_SECOND;
    }
}

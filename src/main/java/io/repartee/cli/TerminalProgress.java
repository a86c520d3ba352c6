package io.repartee.cli;

import io.repartee.transfer.ImportProgress;
import java.io.PrintWriter;

/** Tells on a terminal how far an import is: one line that grows; where there is no terminal, a line now and then. One thread. */
final class TerminalProgress implements ImportProgress {
    private static final int WIDTH = 30;
    private static final long EVERY_NANOS = 100_000_000L;
    private static final long EVERY_NANOS_PLAIN = 5_000_000_000L;

    private final PrintWriter out;
    private final boolean terminal;
    private long entries;
    private long last;

    TerminalProgress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void read(long count) {
        entries = count;
    }

    @Override
    public void bytes(long done, long all) {
        tell("reading", done, all, entries == 0 ? "" : "%,d entries".formatted(entries));
    }

    @Override
    public void merged(long done, long all) {
        tell("merging", done, all, "%,d of %,d".formatted(done, all));
    }

    /** Leaves the line. */
    void end() {
        if (terminal && last > 0) {
            out.print("\r" + " ".repeat(WIDTH + 50) + "\r");
            out.flush();
        }
    }

    private void tell(String what, long done, long all, String more) {
        long now = System.nanoTime();
        boolean over = done >= all;
        if (!over && last > 0 && now - last < (terminal ? EVERY_NANOS : EVERY_NANOS_PLAIN)) {
            return;
        }
        last = now;
        int percent = all == 0 ? 100 : (int) (done * 100 / all);
        if (terminal) {
            int filled = WIDTH * percent / 100;
            out.print("\r%s [%s%s] %3d %%  %s   "
                    .formatted(what, "#".repeat(filled), "-".repeat(WIDTH - filled), percent, more));
        } else {
            out.println("%s %d %%%s".formatted(what, percent, more.isEmpty() ? "" : ", " + more));
        }
        out.flush();
    }
}

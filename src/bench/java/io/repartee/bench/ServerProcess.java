package io.repartee.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JVM of our own making that serves, and what can be measured of it from outside. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Duration START = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it and returns when it is up. Its output goes to the log. */
    static ServerProcess start(List<String> command, Path log, BooleanSupplier up) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        ServerProcess server = new ServerProcess(process, log);
        long deadline = System.nanoTime() + START.toNanos();
        while (!up.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                server.close();
                throw new IllegalStateException(command + " did not start:\n" + Files.readString(log));
            }
            Thread.sleep(50);
        }
        return server;
    }

    long pid() {
        return process.pid();
    }

    CpuTime cpu() {
        return Processes.cpu(pid());
    }

    double residentMib() {
        return Processes.residentMib(pid());
    }

    /** Bytes of live objects, after a full collection (taking the histogram makes one). */
    long liveHeapBytes() throws Exception {
        jcmd("GC.run");
        Matcher total = TOTAL.matcher(jcmd("GC.class_histogram"));
        if (!total.find()) {
            throw new IllegalStateException("no total in the class histogram");
        }
        return Long.parseLong(total.group(1));
    }

    String jcmd(String command) throws Exception {
        Path out = Files.createTempFile("jcmd", ".txt");
        try {
            Process jcmd = new ProcessBuilder(Java.program("jcmd"), Long.toString(pid()), command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            if (!jcmd.waitFor(60, TimeUnit.SECONDS) || jcmd.exitValue() != 0) {
                throw new IllegalStateException("jcmd " + command + ": " + Files.readString(out));
            }
            return Files.readString(out);
        } finally {
            Files.delete(out);
        }
    }

    /** Asks it to end, and insists after a while. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                System.err.println("It did not end when asked; its last words: " + lastWords());
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String lastWords() {
        try {
            String all = Files.readString(log);
            return all.substring(Math.max(0, all.length() - 2_000));
        } catch (IOException e) {
            return e.toString();
        }
    }
}

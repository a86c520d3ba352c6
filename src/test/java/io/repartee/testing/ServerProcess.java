package io.repartee.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * The product as its users run it: the packaged jar in a process of its own, on ports that the kernel picked. Killed with
 * the test if it does not end by itself.
 */
public final class ServerProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("(http://localhost:\\d+)/demo/");
    private static final Pattern OPERATIONS = Pattern.compile("(http://localhost:\\d+)/health/ready");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Short lives are over before it pays to compile well; who measures (the long form of runs under faults) has the usual JVM. */
    private static final List<String> JVM = Boolean.getBoolean("fault.long")
            ? List.of("-Xmx512m")
            : List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Process process;
    private final Path output;
    private final URI address;

    private ServerProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
        this.address = waitForAddress();
    }

    /** Starts it and waits until it says where it is. */
    public static ServerProcess start(Path room, String... arguments) {
        List<String> serve = new ArrayList<>(List.of("serve", "--port", "0", "--ops-port", "0"));
        serve.addAll(List.of(arguments));
        Path output = room.resolve("server-" + System.nanoTime() + ".log");
        return new ServerProcess(launch(output, serve), output);
    }

    /** How a command ended, and what it said. */
    public record Ended(int code, String output) {}

    /** Runs another command of the product to its end. */
    public static Ended command(Path room, String... arguments) throws IOException, InterruptedException {
        Path output = room.resolve("command-" + System.nanoTime() + ".log");
        Process process = launch(output, List.of(arguments));
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("still running: " + List.of(arguments));
        }
        return new Ended(process.exitValue(), Files.readString(output));
    }

    private static Process launch(Path output, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(List.of("-jar", System.getProperty("repartee.jar", "target/repartee.jar")));
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its first address, as it printed it. */
    public URI address() {
        return address;
    }

    /** The address of health and metrics. */
    public URI operations() {
        Matcher matcher = OPERATIONS.matcher(output());
        if (!matcher.find()) {
            throw new IllegalStateException("the server did not say where its health is:\n" + output());
        }
        return URI.create(matcher.group(1));
    }

    public long pid() {
        return process.pid();
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** kill -9. */
    public void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    /** SIGTERM, and the exit code. */
    public int terminate() {
        process.destroy();
        return waitForEnd();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private int waitForEnd() {
        Awaitility.await("the end of the process").atMost(PATIENCE).until(() -> !process.isAlive());
        return process.exitValue();
    }

    private URI waitForAddress() {
        Awaitility.await("an address in the server's output")
                .atMost(PATIENCE)
                .until(() -> !process.isAlive() || ADDRESS.matcher(output()).find());
        Matcher matcher = ADDRESS.matcher(output());
        if (!matcher.find()) {
            throw new IllegalStateException("the server did not start:\n" + output());
        }
        return URI.create(matcher.group(1));
    }
}

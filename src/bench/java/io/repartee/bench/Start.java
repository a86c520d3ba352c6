package io.repartee.bench;

import static io.repartee.bench.Table.number;

import io.repartee.database.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** From the command until the first page is answered, on a database that exists; and what the process takes then. */
final class Start implements Workload {
    private static final int RUNS = 7;
    private static final long REST_MS = 3_000;
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int PATIENCE_MS = 60_000;

    private final Table table = new Table(
            "Start with an existing database, " + RUNS + " times",
            "how",
            "database",
            "first page after ms, median",
            "least",
            "most",
            "CPU ms until then",
            "resident MB after 3 s",
            "jar MB without PostgreSQL");

    @Override
    public String name() {
        return "start";
    }

    @Override
    public Table run(Options options) throws Exception {
        Path home = Files.createTempDirectory("repartee-start");
        Path launcher = options.jar().resolveSibling("repartee").toAbsolutePath();
        List<String> plain = new ArrayList<>(List.of(Java.program("java")));
        plain.addAll(options.jvm());
        plain.addAll(List.of("-jar", options.jar().toString()));
        once(plain, home, "--data", home.resolve("data").toString()); // makes the database
        measure(
                "java -jar",
                plain,
                home,
                "embedded",
                options,
                "--data",
                home.resolve("data").toString());
        if (Files.isExecutable(launcher)) {
            List<String> launched = List.of(launcher.toString());
            measure(
                    "launcher",
                    launched,
                    home,
                    "embedded",
                    options,
                    "--data",
                    home.resolve("data").toString());
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home.resolve("data"))) {
                measure(
                        "launcher",
                        launched,
                        home,
                        "running",
                        options,
                        "--database",
                        postgres.url().text());
            }
        }
        return table;
    }

    private void measure(
            String how, List<String> command, Path home, String database, Options options, String... storage)
            throws Exception {
        double[] millis = new double[RUNS];
        double[] cpu = new double[RUNS];
        double resident = 0;
        for (int run = 0; run < RUNS; run++) {
            Run seen = once(command, home, storage);
            millis[run] = seen.millis;
            cpu[run] = seen.cpuMillis;
            resident = Math.max(resident, seen.residentMib);
        }
        Arrays.sort(millis);
        Arrays.sort(cpu);
        table.row(
                how,
                database,
                number(millis[RUNS / 2]),
                number(millis[0]),
                number(millis[RUNS - 1]),
                number(cpu[RUNS / 2]),
                number(resident),
                number(jarBytes(options.jar()) / 1e6));
    }

    private record Run(double millis, double cpuMillis, double residentMib) {}

    private static Run once(List<String> command, Path home, String... storage) throws Exception {
        int port = Java.freePort();
        List<String> whole = new ArrayList<>(command);
        whole.addAll(
                List.of("serve", "--port", Integer.toString(port), "--ops-port", Integer.toString(Java.freePort())));
        whole.addAll(List.of(storage));
        ProcessBuilder builder = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log.txt").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        long begun = System.nanoTime();
        Process process = builder.start();
        try {
            awaitFirstPage(process, port, home.resolve("log.txt"));
            double millis = (System.nanoTime() - begun) / 1e6;
            double cpu = Processes.cpu(process.pid()).total() * 1e3;
            Thread.sleep(REST_MS);
            return new Run(millis, cpu, Processes.residentMib(process.pid()));
        } finally {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static void awaitFirstPage(Process process, int port, Path log) throws IOException {
        byte[] request =
                ("GET /api/v1/sites/demo/thread?page=first HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        while (process.isAlive()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(PATIENCE_MS);
                socket.getOutputStream().write(request);
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (answer.startsWith("HTTP/1.1 200")) {
                    return;
                }
            } catch (IOException e) {
                LockSupport.parkNanos(POLL_NANOS); // not yet
            }
        }
        throw new IllegalStateException("it ended: " + Files.readString(log));
    }

    private static long jarBytes(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            long database = jar.stream()
                    .filter(entry -> entry.getName().matches("postgres-.*\\.txz"))
                    .mapToLong(JarEntry::getCompressedSize)
                    .sum();
            return Files.size(path) - database;
        }
    }
}

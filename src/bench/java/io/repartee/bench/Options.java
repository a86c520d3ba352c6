package io.repartee.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was asked for on the command line.
 *
 * @param only the names of the workloads to run; empty for all
 * @param quick a quarter of the time and a tenth of the sockets, to see that everything works
 * @param jvm options for the product's JVM
 * @param threads how many comments the threads have whose first pages are read
 * @param database how many comments other threads have meanwhile, in thousands of comments each
 * @param curves where pictures of how costs grow are written
 * @param soakMinutes how long the soak takes; 0 for none, as it is not part of all
 */
record Options(
        Set<String> only,
        boolean quick,
        Path jar,
        List<String> jvm,
        List<Integer> threads,
        int database,
        Optional<Path> curves,
        int soakMinutes) {
    static final String USAGE = """
            [--quick] [--only start,posting,first-page,counts,fan-out,idle,voting,nodes,soak] [--jar target/repartee.jar] [--jvm "-Xmx1g …"]
            [--threads 1000,100000] [--database 0] [--curves docs/curves] [--soak MINUTES]
            """;

    private static final Options USUAL = new Options(
            Set.of(),
            false,
            Path.of("target/repartee.jar"),
            List.of(),
            List.of(1_000, 100_000),
            0,
            Optional.empty(),
            0);

    static Options parse(String[] arguments) {
        Options options = USUAL;
        for (int i = 0; i < arguments.length; i++) {
            options = arguments[i].equals("--quick") ? options.quickly() : options.with(arguments[i], arguments[++i]);
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--only" ->
                new Options(Set.copyOf(words(value, ",")), quick, jar, jvm, threads, database, curves, soakMinutes);
            case "--jar" -> new Options(only, quick, Path.of(value), jvm, threads, database, curves, soakMinutes);
            case "--jvm" -> jvm(words(value, " "));
            case "--threads" ->
                new Options(
                        only,
                        quick,
                        jar,
                        jvm,
                        words(value, ",").stream().map(Integer::valueOf).toList(),
                        database,
                        curves,
                        soakMinutes);
            case "--database" ->
                new Options(only, quick, jar, jvm, threads, Integer.parseInt(value), curves, soakMinutes);
            case "--curves" ->
                new Options(only, quick, jar, jvm, threads, database, Optional.of(Path.of(value)), soakMinutes);
            case "--soak" ->
                new Options(Set.of("soak"), quick, jar, jvm, threads, database, curves, Integer.parseInt(value));
            default -> throw new IllegalArgumentException(USAGE);
        };
    }

    private Options quickly() {
        return new Options(only, true, jar, jvm, List.of(threads.get(0)), database, curves, soakMinutes);
    }

    /** The same with other options for the product's JVM. */
    Options jvm(List<String> other) {
        return new Options(only, quick, jar, other, threads, database, curves, soakMinutes);
    }

    boolean wants(Workload workload) {
        return only.isEmpty() ? workload.usual() : only.contains(workload.name());
    }

    /** A time as it is in a full run, or a quarter of it. */
    Duration seconds(int full) {
        return Duration.ofMillis(full * (quick ? 250L : 1_000L));
    }

    /** A number of sockets as it is in a full run, or a tenth of it. */
    int sockets(int full) {
        return quick ? full / 10 : full;
    }

    private static List<String> words(String text, String separator) {
        return Arrays.stream(text.split(separator))
                .filter(word -> !word.isBlank())
                .toList();
    }
}

package io.repartee.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What was asked for on the command line.
 *
 * @param only the names of the workloads to run; empty for all
 * @param quick a tenth of the time and of the sockets, to see that everything works
 * @param jvm options for the product's JVM
 */
record Options(Set<String> only, boolean quick, Path jar, List<String> jvm) {
    static final String USAGE =
            "[--quick] [--only posting,first-page,fan-out,idle,voting,nodes] [--jar target/repartee.jar] [--jvm \"-Xmx1g …\"]";

    static Options parse(String[] arguments) {
        Options options = new Options(Set.of(), false, Path.of("target/repartee.jar"), List.of());
        for (int i = 0; i < arguments.length; i++) {
            options = switch (arguments[i]) {
                case "--quick" -> new Options(options.only, true, options.jar, options.jvm);
                case "--only" ->
                    new Options(Set.copyOf(words(arguments[++i], ",")), options.quick, options.jar, options.jvm);
                case "--jar" -> new Options(options.only, options.quick, Path.of(arguments[++i]), options.jvm);
                case "--jvm" -> new Options(options.only, options.quick, options.jar, words(arguments[++i], " "));
                default -> throw new IllegalArgumentException(USAGE);
            };
        }
        return options;
    }

    boolean wants(String workload) {
        return only.isEmpty() || only.contains(workload);
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

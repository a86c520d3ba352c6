package io.repartee.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Values that go before those of the file: flags by the path of their key, and environment variables by
 * {@code REPARTEE_} and the path in capitals with underscores. Remembers what was asked for, to find names that mean nothing.
 */
final class Overrides {
    private static final String PREFIX = "REPARTEE_";
    /** What Kubernetes and Docker set for a service that is called repartee. */
    private static final Pattern OF_A_PLATFORM =
            Pattern.compile("REPARTEE_(SERVICE_(HOST|PORT.*)|PORT_\\d+_.*|NAME|ENV_.*)");

    private final Map<String, String> environment;
    private final Map<String, String> flags;
    private final Set<String> known = new TreeSet<>();

    Overrides(Map<String, String> environment, Map<String, String> flags) {
        this.environment = environment;
        this.flags = flags;
    }

    Optional<String> of(String path) {
        String variable = variable(path);
        known.add(variable);
        return Optional.ofNullable(flags.get(path))
                .or(() -> Optional.ofNullable(environment.get(variable)).filter(value -> !isOfAPlatform(value)));
    }

    void mustAllBeKnown() {
        for (String variable : new TreeSet<>(environment.keySet())) {
            Check.must(
                    variable,
                    !variable.startsWith(PREFIX)
                            || known.contains(variable)
                            || OF_A_PLATFORM.matcher(variable).matches(),
                    "there is no such key");
        }
    }

    /** The variables of all keys that were asked for. */
    Set<String> known() {
        return known;
    }

    static String variable(String path) {
        return PREFIX + path.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    /** A container platform's REPARTEE_PORT is an address, not ours. */
    private static boolean isOfAPlatform(String value) {
        return value.startsWith("tcp://");
    }
}

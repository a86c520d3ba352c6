package io.repartee.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/** What was seen in one measured stretch of time. Written by one loop; read when that has stopped writing. */
final class Tally {
    private static final Pattern CODE = Pattern.compile("\"code\":\"(\\w+)\"");
    private static final long MOST_NANOS = 60_000_000_000L;

    private final Histogram nanos = new Histogram(MOST_NANOS, 3);
    private final Map<Integer, Long> statuses = new TreeMap<>();
    private final Map<String, Long> problems = new TreeMap<>();
    private long bytes;

    void answered(int status, long tookNanos, long answerBytes) {
        nanos.recordValue(Math.min(Math.max(tookNanos, 0), MOST_NANOS));
        statuses.merge(status, 1L, Long::sum);
        bytes += answerBytes;
    }

    /** What another loop saw in the same time. */
    void add(Tally other) {
        nanos.add(other.nanos);
        other.statuses.forEach((status, count) -> statuses.merge(status, count, Long::sum));
        other.problems.forEach((code, count) -> problems.merge(code, count, Long::sum));
        bytes += other.bytes;
    }

    /** Why something was refused: the answer's body, of which the code counts. */
    void refused(String body) {
        Matcher code = CODE.matcher(body);
        problems.merge(code.find() ? code.group(1) : body, 1L, Long::sum);
    }

    /** How many were refused for which reason. */
    Map<String, Long> problems() {
        return problems;
    }

    long count() {
        return nanos.getTotalCount();
    }

    long bytes() {
        return bytes;
    }

    /** How many answers had another status. */
    long others(int expected) {
        return count() - statuses.getOrDefault(expected, 0L);
    }

    Map<Integer, Long> statuses() {
        return statuses;
    }

    double millis(double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }
}

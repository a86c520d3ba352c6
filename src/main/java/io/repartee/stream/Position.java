package io.repartee.stream;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a stream: after the event {@code seq}, whose random {@code mark} proves that it is the event the reader saw
 * and not another one with its number (a restored dump, a lossy failover). {@code seq} 0 with mark 0 is the beginning.
 *
 * @param epoch a nonce of the installation; another epoch is another history
 * @param mark the event's 32-bit mark, unsigned
 */
public record Position(String epoch, long seq, long mark) {
    private static final Pattern TEXT = Pattern.compile("([A-Za-z0-9_-]{1,32}):(\\d{1,18}):(\\d{1,10})");

    public static Position beginning(String epoch) {
        return new Position(epoch, 0, 0);
    }

    /** Reads {@code epoch:seq:mark}; empty when it is not of that form. */
    public static Optional<Position> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new Position(
                        matcher.group(1), Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return epoch + ":" + seq + ":" + mark;
    }
}

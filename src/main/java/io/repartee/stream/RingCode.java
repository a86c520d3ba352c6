package io.repartee.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How rings look as payloads of NOTIFY: {@code node number bell:head,bell:head…}, numbers in base 36. A payload must stay
 * below 8,000 bytes, so many streams make several rings.
 */
final class RingCode {
    /** The payload of whoever is no node and says: look at the table. */
    static final String DOUBT = "doubt";

    static final int PAYLOAD_BYTES = 7_500;
    private static final int RADIX = 36;

    private RingCode() {}

    /** The parts {@code bell:head,…} of as many payloads as these heads need; one empty part when there are none. */
    static List<String> parts(Map<Long, Long> heads, int room) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (Map.Entry<Long, Long> head : heads.entrySet()) {
            String pair = Long.toUnsignedString(head.getKey(), RADIX) + ':' + Long.toString(head.getValue(), RADIX);
            if (part.length() + 1 + pair.length() > room) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(part.isEmpty() ? "" : ",").append(pair);
        }
        parts.add(part.toString());
        return parts;
    }

    static String encode(String node, long number, String part) {
        return node + ' ' + Long.toString(number, RADIX) + ' ' + part;
    }

    /** Reads a payload; empty when it is none of ours. */
    static Optional<Ring> decode(String payload) {
        String[] words = payload.split(" ", 3);
        if (words.length != 3 || words[0].isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Ring(words[0], Long.parseLong(words[1], RADIX), heads(words[2])));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Map<Long, Long> heads(String part) {
        Map<Long, Long> heads = new HashMap<>();
        for (String pair : part.isEmpty() ? new String[0] : part.split(",", -1)) {
            int colon = pair.indexOf(':');
            if (colon < 0) {
                throw new NumberFormatException("a pair without a colon");
            }
            heads.merge(
                    Long.parseUnsignedLong(pair.substring(0, colon), RADIX),
                    Long.parseLong(pair.substring(colon + 1), RADIX),
                    Math::max);
        }
        return heads;
    }
}

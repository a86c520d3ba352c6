package io.repartee.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Typed access to the names of a token's JSON. What has another type than it must have throws {@link TokenRejected}. */
record Claims(ObjectNode json) {
    private static final long LAST_SECOND = 253_402_300_799L;

    boolean has(String name) {
        return json.has(name);
    }

    /** A text that must be there and not be empty. */
    String text(String name) {
        return optionalText(name).filter(text -> !text.isEmpty()).orElseThrow(() -> new TokenRejected("no " + name));
    }

    /** A text if there is one; of another type is as good as none. */
    Optional<String> optionalText(String name) {
        JsonNode value = json.get(name);
        return value != null && value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /** Whether it says true, not merely something that could be taken for it. */
    boolean isTrue(String name) {
        JsonNode value = json.get(name);
        return value != null && value.isBoolean() && value.booleanValue();
    }

    /** A NumericDate: seconds since 1970, whole or not. */
    Optional<Instant> time(String name) {
        JsonNode value = json.get(name);
        if (value == null) {
            return Optional.empty();
        }
        double seconds = value.isNumber() ? value.doubleValue() : Double.NaN;
        if (!(seconds >= 0 && seconds <= LAST_SECOND)) {
            throw new TokenRejected(name + " is not a time");
        }
        return Optional.of(Instant.ofEpochMilli((long) (seconds * 1_000)));
    }

    /** The texts of a list; a single text counts as a list of one. */
    Set<String> texts(String name) {
        JsonNode value = json.get(name);
        if (value == null) {
            return Set.of();
        }
        if (value.isTextual()) {
            return Set.of(value.textValue());
        }
        return StreamSupport.stream(value.spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .collect(Collectors.toSet());
    }

    /** Whether the token is for exactly this one: a text, or a list of one. For several, it is for somebody else too. */
    boolean isOnlyFor(String audience) {
        JsonNode value = json.get("aud");
        if (value != null && value.isArray() && value.size() == 1) {
            value = value.get(0);
        }
        return value != null && value.isTextual() && value.textValue().equals(audience);
    }
}

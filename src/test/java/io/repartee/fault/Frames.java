package io.repartee.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads frames; one that came to many sockets is parsed once. Loop-bound. */
final class Frames {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REMEMBERED = 64;

    private final Map<String, JsonNode> recent = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, JsonNode> eldest) {
            return size() > REMEMBERED;
        }
    };

    JsonNode read(String text) {
        return recent.computeIfAbsent(text, Frames::parse);
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

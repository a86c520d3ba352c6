package io.repartee.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** YAML text as a tree; a key that stands twice is an error. */
final class Yaml {
    private Yaml() {}

    private static final class Reader {
        static final ObjectMapper MAPPER = new ObjectMapper(YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build());
    }

    /** @param where names the text in the message of a failure */
    static JsonNode parse(String where, String text) {
        if (text.isEmpty()) {
            return MissingNode.getInstance(); // without a file no reader of YAML need be made
        }
        try {
            return Reader.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new InvalidConfiguration(where, "is not YAML: " + problem(e));
        }
    }

    private static String problem(JsonProcessingException e) {
        String place =
                e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
        return e.getOriginalMessage().lines().findFirst().orElse("") + place;
    }
}

package io.repartee.account;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Reads the JSON inside a token, which anybody may have written: shallow, no doubled names, nothing after the end. */
final class TokenJson {
    private static final int DEPTH = 8;
    private static final int DIGITS = 20;

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(DIGITS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonFactory.Feature.CHARSET_DETECTION)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private TokenJson() {}

    static ObjectNode object(byte[] json) {
        try {
            if (READER.readValue(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new TokenRejected("a segment is not acceptable JSON");
        } catch (IOException e) {
            throw new TokenRejected("a segment is not UTF-8");
        }
        throw new TokenRejected("a segment is not an object");
    }
}

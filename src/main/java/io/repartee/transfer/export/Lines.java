package io.repartee.transfer.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.repartee.comment.Status;
import java.io.IOException;

/** Reads the lines that {@link ConversationSql} gives. */
final class Lines {
    private static final ObjectReader READER = new ObjectMapper().reader();

    private Lines() {}

    static JsonNode read(byte[] line) throws IOException {
        return READER.readTree(line);
    }

    static Status status(JsonNode comment) {
        return Status.of((short) comment.path("status").asInt());
    }

    /** What was removed is there, so that answers keep their place, but not its text. */
    static String text(JsonNode comment) {
        return status(comment) == Status.DELETED ? "" : comment.path("html").asText();
    }
}

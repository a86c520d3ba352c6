package io.repartee.fault;

import com.fasterxml.jackson.databind.JsonNode;

/** A position in a stream as a client keeps it: a thing to give back, whole. */
record Place(String epoch, long seq, long mark) {
    static Place of(JsonNode json) {
        return new Place(
                json.path("epoch").asText(),
                json.path("seq").asLong(),
                json.path("mark").asLong());
    }

    String json() {
        return "{\"epoch\":\"%s\",\"seq\":%d,\"mark\":%d}".formatted(epoch, seq, mark);
    }

    /** As it goes into an address. */
    String text() {
        return epoch + ":" + seq + ":" + mark;
    }
}

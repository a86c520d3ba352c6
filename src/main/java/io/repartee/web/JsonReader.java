package io.repartee.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads a request's JSON into a record, strictly: unknown and doubled fields, wrong types, trailing text, deep nesting,
 * huge numbers and text that PostgreSQL cannot keep are {@code bad_json} with the place as a JSON pointer. A missing field
 * is null (false or an error for a primitive); the use case says what is required. Thread-safe.
 */
public final class JsonReader {
    private static final ClassValue<ObjectReader> READERS = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
            return StrictMapper.MAPPER.readerFor(type);
        }
    };

    private JsonReader() {}

    public static <T> T read(Buffer json, Class<T> type) {
        if (json.length() == 0) {
            throw Problem.badJson("", "The body is empty.");
        }
        try (JsonParser parser = StrictMapper.MAPPER.createParser(json.getBytes())) {
            return present(read(parser, type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A tree that was read before, as strictly. */
    public static <T> T read(JsonNode tree, Class<T> type) {
        try (JsonParser parser = StrictMapper.MAPPER.treeAsTokens(tree)) {
            return present(read(parser, type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(JsonParser parser, Class<T> type) throws IOException {
        try {
            return READERS.get(type).readValue(parser);
        } catch (JacksonException e) {
            throw JsonFault.of(e, parser);
        }
    }

    private static <T> T present(T value) {
        if (value == null) {
            throw Problem.badJson("", "The body must be an object.");
        }
        return value;
    }
}

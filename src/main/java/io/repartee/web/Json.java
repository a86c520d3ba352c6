package io.repartee.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes JSON straight into a buffer. Thread-safe; every room writes its answers through this. */
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USUAL_BYTES = 512;

    private Json() {}

    /** Writes something with a generator; a buffer in memory never fails. */
    @FunctionalInterface
    public interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    /** Writes one item of a list. */
    @FunctionalInterface
    public interface Item<T> {
        void write(JsonGenerator json, T item) throws IOException;
    }

    /** An object with the fields that are written. */
    public static Buffer object(Writing fields) {
        return value(json -> {
            json.writeStartObject();
            fields.to(json);
            json.writeEndObject();
        });
    }

    /** Exactly one value of any kind. */
    public static Buffer value(Writing value) {
        Buffer buffer = Buffer.buffer(USUAL_BYTES);
        try (JsonGenerator json = FACTORY.createGenerator(new BufferOutput(buffer))) {
            value.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer;
    }

    /** The form of every list: its items, and the cursor of the next page or null at the end. */
    public static <T> Buffer page(Iterable<T> items, @Nullable String next, Item<T> item) {
        return object(json -> {
            array(json, "items", items, item);
            json.writeStringField("next", next);
        });
    }

    /** A field that is an array. */
    public static <T> void array(JsonGenerator json, String name, Iterable<T> items, Item<T> item) throws IOException {
        json.writeArrayFieldStart(name);
        for (T one : items) {
            item.write(json, one);
        }
        json.writeEndArray();
    }

    private static final class BufferOutput extends OutputStream {
        private final Buffer buffer;

        BufferOutput(Buffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public void write(int b) {
            buffer.appendByte((byte) b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            buffer.appendBytes(bytes, offset, length);
        }
    }
}

package io.repartee.transfer.own;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.repartee.transfer.Place;
import io.repartee.transfer.UnreadableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file of our own format, one at a time, each with its kind. The last line must tell how many there were and their
 * digest. One thread.
 */
final class OwnLines {
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final int DEPTH = 64;
    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxStringLength(MOST_BYTES)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private final InputStream file;
    private final MessageDigest digest;
    private long number;

    /** A line: what kind of thing it tells of, and the thing. */
    record Line(long number, String kind, ObjectNode content) {
        Place place() {
            return new Place(number, kind);
        }
    }

    OwnLines(InputStream file) {
        this.file = file;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The next line, or null after the last one, when the file has turned out to be whole. */
    @Nullable
    Line next() throws IOException {
        byte[] bytes = bytes();
        if (bytes == null) {
            throw fault(number + 1, "the end", "the file is cut off: its last line is missing");
        }
        Line line = line(bytes);
        if (!line.kind.equals("end")) {
            digest.update(bytes);
            number++;
            return line;
        }
        check(line);
        return null;
    }

    private void check(Line end) throws IOException {
        String sum = HexFormat.of().formatHex(digest.digest());
        if (end.content.path("lines").asLong(-1) != number) {
            throw fault(
                    end.number,
                    "end",
                    "there should be " + end.content.path("lines").asText() + " lines before it");
        }
        if (!end.content.path("sha256").asText().equals(sum)) {
            throw fault(end.number, "end", "the digest is not that of the lines before it: the file was changed");
        }
        if (file.read() >= 0) {
            throw fault(end.number + 1, "after the end", "nothing may follow the last line");
        }
    }

    private Line line(byte[] bytes) {
        long here = number + 1;
        JsonNode json;
        try {
            json = READER.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw fault(here, "JSON", e.getOriginalMessage());
        } catch (IOException e) {
            throw fault(here, "JSON", e.getMessage());
        }
        if (json instanceof ObjectNode object && object.size() == 1) {
            var field = object.properties().iterator().next();
            if (field.getValue() instanceof ObjectNode content) {
                return new Line(here, field.getKey(), content);
            }
        }
        throw fault(here, "JSON", "a line must be an object with one object in it, named by its kind");
    }

    /** A line with its line feed, or null at the end of the file. */
    private byte @Nullable [] bytes() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        for (int b = file.read(); b >= 0; b = file.read()) {
            line.write(b);
            if (b == '\n') {
                return line.toByteArray();
            }
            if (line.size() > MOST_BYTES) {
                throw fault(number + 1, "JSON", "longer than " + MOST_BYTES + " bytes");
            }
        }
        if (line.size() > 0) {
            throw fault(number + 1, "JSON", "the file is cut off in the middle of a line");
        }
        return null;
    }

    private static UnreadableFile fault(long line, String what, String problem) {
        return new UnreadableFile(new Place(line, what), problem);
    }
}

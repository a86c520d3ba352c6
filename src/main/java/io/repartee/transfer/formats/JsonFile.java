package io.repartee.transfer.formats;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.repartee.transfer.Place;
import io.repartee.transfer.SourceFile;
import io.repartee.transfer.UnreadableFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Walks over a file of JSON that anybody may have made, one thing at a time: nothing nested deeper than {@value #DEPTH}, no text
 * longer than {@link XmlFile#MOST_TEXT}. Without state; each call reads the file once.
 */
final class JsonFile {
    static final int DEPTH = 64;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxStringLength(XmlFile.MOST_TEXT)
                            .build())
                    .build())
            .build();

    private JsonFile() {}

    /** Takes a thing of one of the lists that were asked for. */
    @FunctionalInterface
    interface Each {
        /** @param list the path of its list; empty for things that stand in no field */
        void take(String list, long line, ObjectNode thing);
    }

    /**
     * Reads the lists at those paths, such as {@code data/Comment}; the empty path is a list that is the whole file, or things that
     * follow each other (lines). Gives the texts, numbers and truths that stand outside of lists, by their path.
     */
    static Map<String, String> read(SourceFile file, Set<String> lists, Each each) throws IOException {
        Map<String, String> values = new HashMap<>();
        try (InputStream in = file.open();
                JsonParser parser = MAPPER.createParser(in)) {
            try {
                if (parser.nextToken() == null) {
                    throw new UnreadableFile(new Place(1, "the beginning"), "the file is empty");
                }
                for (JsonToken token = parser.currentToken(); token != null; token = parser.nextToken()) {
                    value(parser, "", lists, each, values);
                }
            } catch (JacksonException e) {
                long line = (e.getLocation() == null ? parser.currentLocation() : e.getLocation()).getLineNr();
                throw new UnreadableFile(new Place(line, "JSON"), e.getOriginalMessage());
            }
        }
        return values;
    }

    private static void value(JsonParser parser, String path, Set<String> lists, Each each, Map<String, String> values)
            throws IOException {
        switch (parser.currentToken()) {
            case START_ARRAY -> {
                if (lists.contains(path)) {
                    list(parser, path, each);
                } else {
                    parser.skipChildren();
                }
            }
            case START_OBJECT -> {
                if (path.isEmpty() && lists.contains("")) {
                    each.take("", parser.currentTokenLocation().getLineNr(), object(parser));
                } else {
                    fields(parser, path, lists, each, values);
                }
            }
            default -> values.put(path, parser.getText());
        }
    }

    private static void fields(JsonParser parser, String path, Set<String> lists, Each each, Map<String, String> values)
            throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            value(parser, path.isEmpty() ? name : path + "/" + name, lists, each, values);
        }
    }

    private static void list(JsonParser parser, String path, Each each) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == null) {
                throw new UnreadableFile(
                        new Place(parser.currentLocation().getLineNr(), path),
                        "the file is cut off in the middle of a list");
            }
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                each.take(path, parser.currentTokenLocation().getLineNr(), object(parser));
            } else {
                parser.skipChildren();
            }
        }
    }

    private static ObjectNode object(JsonParser parser) throws IOException {
        JsonNode tree = MAPPER.readTree(parser);
        return (ObjectNode) tree;
    }
}

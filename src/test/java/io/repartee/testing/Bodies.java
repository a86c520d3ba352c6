package io.repartee.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes a body that a call takes from its description: what is required, each with the first value that fits. */
public final class Bodies {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Bodies() {}

    /** The description's own example where there is one; null for a call without a body. */
    public static String of(OpenApi.Operation operation) {
        JsonNode content = operation.node().at("/requestBody/content/application~1json");
        if (content.isMissingNode()) {
            return null;
        }
        return (content.has("example") ? content.path("example") : value(content.path("schema"))).toString();
    }

    private static JsonNode value(JsonNode given) {
        JsonNode schema = OpenApi.description().resolved(given);
        if (schema.has("const")) {
            return schema.path("const");
        } else if (schema.has("enum")) {
            return schema.path("enum").path(0);
        } else if (schema.has("oneOf")) {
            return value(schema.path("oneOf").path(0));
        } else if (schema.has("anyOf")) {
            return value(schema.path("anyOf").path(0));
        }
        return ofType(type(schema), schema);
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.path(0).asText() : type.asText("object");
    }

    private static JsonNode ofType(String type, JsonNode schema) {
        return switch (type) {
            case "object" -> object(schema);
            case "array" -> array(schema);
            case "integer", "number" -> JSON.numberNode(schema.path("minimum").asInt(1));
            case "boolean" -> JSON.booleanNode(true);
            case "null" -> JSON.nullNode();
            default -> JSON.textNode(text(schema));
        };
    }

    private static ObjectNode object(JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        schema.path("allOf").forEach(part -> object.setAll((ObjectNode) value(part)));
        schema.path("required").forEach(name -> {
            JsonNode property = schema.path("properties").path(name.asText());
            if (!property.isMissingNode()) {
                object.set(name.asText(), value(property));
            }
        });
        return object;
    }

    private static ArrayNode array(JsonNode schema) {
        return JSON.arrayNode().add(value(schema.path("items")));
    }

    private static String text(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> "0198a4f2-7b1c-7d3e-8f10-2a3b4c5d6e7f";
            case "date-time" -> "2099-01-01T00:00:00Z";
            case "date" -> "2026-01-01";
            case "email" -> "somebody@example.org";
            default ->
                "Words of some length. "
                        .repeat(1 + schema.path("minLength").asInt() / 20)
                        .strip();
        };
    }
}

package io.repartee.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;

/**
 * Holds every answer to {@code openapi.yaml}: its status must be documented for that call, its headers and body must be
 * exactly as described. An address or a method that the description does not know may only answer that there is none.
 */
final class AnswerChecker {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenApi api = OpenApi.description();

    void check(String method, String path, HttpResponse<String> answer) {
        if (method.equals("OPTIONS")) {
            return; // the browser's own question; no operation of the description
        }
        String what = method + " " + path + " → " + answer.statusCode() + " " + answer.body();
        JsonNode response = documented(method, path, answer.statusCode(), what);
        headers(response.path("headers"), answer, what);
        if (method.equals("HEAD") || response.path("content").isMissingNode()) {
            assertThat(answer.body()).as(what).isEmpty();
        } else {
            body(response.path("content"), answer, what);
        }
    }

    private JsonNode documented(String method, String path, int status, String what) {
        Optional<OpenApi.Operation> operation = api.operation(method, path);
        if (operation.isPresent()) {
            return api.response(operation.get(), status)
                    .orElseThrow(() -> new AssertionError("undocumented status: " + what));
        }
        boolean known = api.template(path).isPresent();
        assertThat(status).as(what).isEqualTo(known ? 405 : 404);
        return api.component("responses", known ? "MethodNotAllowed" : "NotFound");
    }

    private void headers(JsonNode described, HttpResponse<String> answer, String what) {
        for (Map.Entry<String, JsonNode> header : described.properties()) {
            JsonNode schema = api.resolved(header.getValue()).path("schema");
            String value = answer.headers().firstValue(header.getKey()).orElse(null);
            assertThat(value).as("%s: %s", header.getKey(), what).isNotNull();
            assertThat(api.faults(schema, typed(schema, value)))
                    .as("%s: %s", header.getKey(), what)
                    .isEmpty();
        }
    }

    private static JsonNode typed(JsonNode schema, String value) {
        return schema.path("type").asText().equals("integer")
                ? IntNode.valueOf(Integer.parseInt(value))
                : JsonNodeFactory.instance.textNode(value);
    }

    private void body(JsonNode content, HttpResponse<String> answer, String what) {
        String type = answer.headers().firstValue("content-type").orElse("none").replaceFirst(";.*", "");
        JsonNode schema = content.path(type).path("schema");
        assertThat(schema.isMissingNode())
                .as("undocumented type %s: %s", type, what)
                .isFalse();
        JsonNode value = type.endsWith("yaml")
                        || type.endsWith("ndjson")
                        || type.endsWith("xml")
                        || type.equals("text/html")
                ? JsonNodeFactory.instance.textNode(answer.body())
                : parsed(answer.body(), what);
        assertThat(api.faults(schema, value)).as(what).isEmpty();
        if (type.equals("application/problem+json")) {
            assertThat(value.path("status").asInt()).as(what).isEqualTo(answer.statusCode());
        }
    }

    private static JsonNode parsed(String body, String what) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + what, e);
        }
    }
}

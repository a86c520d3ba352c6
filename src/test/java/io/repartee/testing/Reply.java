package io.repartee.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.repartee.web.ErrorCode;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An answer that is as {@code openapi.yaml} describes it. The JSON is missing where the body is none. */
public record Reply(int status, HttpHeaders headers, String text, JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Reply of(HttpResponse<String> answer) {
        boolean isJson = answer.headers().firstValue("content-type").orElse("").contains("json");
        return new Reply(
                answer.statusCode(),
                answer.headers(),
                answer.body(),
                isJson && !answer.body().isEmpty() ? parsed(answer.body()) : MissingNode.getInstance());
    }

    /** Itself, if the status is that one. */
    public Reply is(int expected) {
        assertThat(status).as(text).isEqualTo(expected);
        return this;
    }

    /** Itself, if it is that problem. */
    public Reply is(ErrorCode code) {
        assertThat(json.path("code").asText()).as(status + " " + text).isEqualTo(code.code());
        return is(code.status());
    }

    /** A value by its JSON pointer. */
    public JsonNode at(String pointer) {
        JsonNode value = json.at(pointer);
        assertThat(value.isMissingNode()).as(pointer + " in " + text).isFalse();
        return value;
    }

    public String text(String pointer) {
        return at(pointer).asText();
    }

    /** One field of each item of a list. */
    public List<String> each(String pointer, String field) {
        List<String> texts = new ArrayList<>();
        at(pointer).forEach(item -> texts.add(item.path(field).asText()));
        return texts;
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }
}

package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.repartee.testing.OpenApi;
import io.repartee.web.ErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be known about the description without a server. */
class OpenApiTest {
    private static final OpenApi API = OpenApi.description();

    @Test
    void knowsExactlyTheCodesThatThereAre() {
        List<String> described = new ArrayList<>();
        API.component("schemas", "ErrorCode").path("enum").forEach(code -> described.add(code.asText()));

        assertThat(described)
                .containsExactlyElementsOf(
                        Arrays.stream(ErrorCode.values()).map(ErrorCode::code).toList());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void listsEachCodeUnderItsOwnStatus(OpenApi.Operation operation) {
        operation.node().path("responses").fieldNames().forEachRemaining(status -> {
            for (String code : codes(operation, status)) {
                assertThat(ErrorCode.valueOf(code.toUpperCase(java.util.Locale.ROOT))
                                .status())
                        .as(code)
                        .isEqualTo(Integer.parseInt(status));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void listsCodesForEveryRefusal(OpenApi.Operation operation) {
        operation.node().path("responses").fieldNames().forEachRemaining(status -> {
            if (status.charAt(0) >= '4') {
                assertThat(codes(operation, status)).as(status).isNotEmpty();
            }
        });
    }

    @Test
    void usesEveryCodeSomewhere() {
        Set<String> used = new TreeSet<>();
        for (OpenApi.Operation operation : operations()) {
            operation.node().path("responses").fieldNames().forEachRemaining(s -> used.addAll(codes(operation, s)));
        }
        for (String global : List.of("NotFound", "MethodNotAllowed")) {
            used.addAll(codes(API.component("responses", global)));
        }

        assertThat(used)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ErrorCode.values()).map(ErrorCode::code).toList());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void givesExamplesThatAreAsDescribed(OpenApi.Operation operation) {
        contents(operation)
                .forEach(content -> content.forEach(media -> {
                    List<JsonNode> examples = new ArrayList<>();
                    if (media.has("example")) {
                        examples.add(media.path("example"));
                    }
                    media.path("examples").forEach(example -> examples.add(example.path("value")));
                    examples.forEach(example -> assertThat(API.faults(media.path("schema"), example))
                            .isEmpty());
                }));
    }

    @Test
    void refusesAFieldThatIsNotListedInAnyAnswerOrRequest() {
        for (OpenApi.Operation operation : operations()) {
            contents(operation)
                    .forEach(content -> content.forEach(media -> {
                        if (media.path("example").isObject()) {
                            ObjectNode more = media.path("example").deepCopy();
                            more.put("mailOfAnother", "ada@daily.example");
                            assertThat(API.faults(media.path("schema"), more))
                                    .as(operation.toString())
                                    .isNotEmpty();
                        }
                    }));
        }
    }

    /** Parts are open so that they can be put together; whatever is answered must be closed. */
    @Test
    void closesEveryObjectThatIsNoPartOfAnother() {
        Set<String> open = new TreeSet<>();
        API.schemas().forEach((name, schema) -> collectOpen(name, schema, open));

        assertThat(open)
                .containsExactlyInAnyOrder(
                        "AuthorFields",
                        "InsideFields",
                        "Place",
                        "PublishedFields",
                        "NoticeFields",
                        "ReportFields",
                        "TombstoneFields",
                        "Words");
    }

    private static void collectOpen(String name, JsonNode schema, Set<String> open) {
        boolean object = schema.path("type").asText().equals("object") && schema.has("properties");
        if (object && !schema.has("additionalProperties") && !schema.has("unevaluatedProperties")) {
            open.add(name);
        }
        schema.forEach(part -> collectOpen(name, part, open));
    }

    static List<OpenApi.Operation> operations() {
        return API.operations();
    }

    private static List<JsonNode> contents(OpenApi.Operation operation) {
        List<JsonNode> contents = new ArrayList<>();
        contents.add(operation.node().path("requestBody").path("content"));
        operation
                .node()
                .path("responses")
                .forEach(response -> contents.add(API.resolved(response).path("content")));
        return contents;
    }

    private static Set<String> codes(OpenApi.Operation operation, String status) {
        return codes(API.response(operation, Integer.parseInt(status)).orElseThrow());
    }

    private static Set<String> codes(JsonNode response) {
        Set<String> codes = new TreeSet<>();
        response.at("/content/application~1problem+json/schema/properties/code/enum")
                .forEach(code -> codes.add(code.asText()));
        return codes;
    }
}

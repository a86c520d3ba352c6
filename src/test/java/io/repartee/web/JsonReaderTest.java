package io.repartee.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {
    record Page(String key, String url) {}

    record Body(Page page, String body, Integer revision, Boolean flag, List<String> pages, UUID id) {}

    record Counted(int revision) {}

    private static Body read(String json) {
        return JsonReader.read(Buffer.buffer(json), Body.class);
    }

    private static Problem.Field refusal(Buffer json, Class<?> type) {
        Problem problem = catchThrowableOfType(Problem.class, () -> JsonReader.read(json, type));
        assertThat(problem.code()).isEqualTo(ErrorCode.BAD_JSON);
        assertThat(problem.fields()).hasSize(1);
        assertThat(problem.fields().get(0).detail()).doesNotContain("io.repartee", "jackson");
        return problem.fields().get(0);
    }

    @Test
    void readsWhatIsOfTheForm() {
        Body body = read(
                "{\"page\":{\"key\":\"a\",\"url\":null},\"body\":\"hé 😀\",\"revision\":3,\"flag\":true,\"pages\":[\"x\"]}");
        assertThat(body).isEqualTo(new Body(new Page("a", null), "hé 😀", 3, true, List.of("x"), null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                              | ``           | The body is empty.",
                "   {\"nope\":1}                 | /nope        | This field is not known.",
                "{\"page\":{\"key\":\"a\",\"key\":\"b\"}} | /page/key | This field is there twice.",
                "{\"page\":{\"key\":1}}          | /page/key    | This must be text.",
                "{\"page\":{\"nope\":1}}         | /page/nope   | This field is not known.",
                "{\"page\":[]}                   | /page        | This must be an object.",
                "{\"page\":\"\"}                 | /page        | ",
                "{\"body\":true}                 | /body        | This must be text.",
                "{\"body\":{}}                   | /body        | This must be text.",
                "{\"body\":\"\\u0000\"}          | /body        | The value is not of the form that this field takes.",
                "{\"body\":\"\\ud800\"}          | /body        | The value is not of the form that this field takes.",
                "{\"body\":\"a\"} {}             | ``           | ",
                "{\"body\":\"a\"} x              | ``           | ",
                "{\"body\":\"a\"                 | /body        | This is not JSON.",
                "{'body':'a'}                    | ``           | This is not JSON.",
                "{\"revision\":\"3\"}            | /revision    | ",
                "{\"revision\":\"\"}             | /revision    | ",
                "{\"revision\":1.0}              | /revision    | ",
                "{\"revision\":3000000000}       | /revision    | This must be a number within its range.",
                "{\"body\":\"a\",\"revision\":1111111111111111111111111111111111111111111} | /revision | ",
                "{\"revision\":1e999999999}      | /revision    | ",
                "{\"revision\":true}             | /revision    | ",
                "{\"revision\":NaN}              | /revision    | ",
                "{\"flag\":\"true\"}             | /flag        | ",
                "{\"flag\":1}                    | /flag        | ",
                "{\"pages\":[\"a\",null]}        | /pages/1     | ",
                "{\"pages\":[\"a\",2]}           | /pages/1     | This must be text.",
                "{\"pages\":\"a\"}               | /pages       | This must be a list.",
                "{\"id\":\"no\"}                 | /id          | ",
                "{\"id\":\"\"}                   | /id          | ",
                "[]                              | ``           | This must be an object.",
                "null                            | ``           | The body must be an object.",
                "3                               | ``           | ",
                "\"text\"                        | ``           | ",
            })
    void namesThePlaceOfWhatIsNot(String json, String pointer, String detail) {
        Problem.Field field = refusal(Buffer.buffer(json), Body.class);
        assertThat(field.field()).isEqualTo(pointer);
        if (detail != null) {
            assertThat(field.detail()).isEqualTo(detail);
        }
    }

    @Test
    void refusesDeepNestingBeforeBuildingAnything() {
        assertThat(refusal(Buffer.buffer("{\"pages\":" + "[".repeat(50_000)), Body.class)
                        .field())
                .startsWith("/pages");
        assertThat(refusal(Buffer.buffer("[".repeat(50_000)), Body.class).field())
                .isEmpty();
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertThat(refusal(
                                Buffer.buffer(
                                        new byte[] {'{', '"', 'b', 'o', 'd', 'y', '"', ':', '"', (byte) 0xff, '"', '}'
                                        }),
                                Body.class)
                        .field())
                .isEqualTo("/body");
        assertThat(refusal(Buffer.buffer("{\"body\":\"a\"}", "UTF-16"), Body.class)
                        .field())
                .isEmpty();
    }

    @Test
    void aPrimitiveIsRequired() {
        assertThat(refusal(Buffer.buffer("{}"), Counted.class).field()).isEqualTo("/revision");
        assertThat(refusal(Buffer.buffer("{\"revision\":null}"), Counted.class).field())
                .isEqualTo("/revision");
    }
}

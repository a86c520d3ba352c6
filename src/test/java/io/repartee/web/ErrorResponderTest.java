package io.repartee.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.ClosedConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorResponderTest {
    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void saysOfEveryCodeWhatItIs(ErrorCode code) {
        Answer answer = ErrorResponder.answer(HttpMethod.GET, Problem.of(code));
        JsonObject problem = answer.body().toJsonObject();
        assertThat(answer.status()).isEqualTo(code.status());
        assertThat(problem.getInteger("status")).isEqualTo(code.status());
        assertThat(problem.getString("code")).isEqualTo(code.code()).matches("[a-z_]+");
        assertThat(problem.getString("title")).isEqualTo(code.title());
        assertThat(problem.getBoolean("retry")).isEqualTo(answer.headers().containsKey("retry-after"));
        assertThat(answer.headers().containsKey("www-authenticate")).isEqualTo(code.status() == 401);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,database_unavailable",
        "HEAD,database_unavailable",
        "POST,outcome_unknown",
        "DELETE,outcome_unknown"
    })
    void saysOfALostConnectionWhatItMeansForTheRequest(String method, String code) {
        Answer answer = ErrorResponder.answer(HttpMethod.valueOf(method), ClosedConnectionException.INSTANCE);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body().toJsonObject().getString("code")).isEqualTo(code);
    }

    @Test
    void looksThroughTheWrappingOfAFuture() {
        Answer answer = ErrorResponder.answer(
                HttpMethod.POST, new CompletionException(Problem.field("/name", "A name is needed.")));
        assertThat(answer.body().toJsonObject().getJsonArray("errors"))
                .containsExactly(new JsonObject().put("field", "/name").put("detail", "A name is needed."));
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1000,1", "1001,2", "60000,60"})
    void roundsTheWaitUp(long millis, String seconds) {
        Problem problem = Problem.retryAfter(ErrorCode.TOO_MANY_REQUESTS, Duration.ofMillis(millis));
        assertThat(ErrorResponder.answer(HttpMethod.GET, problem).headers()).containsEntry("retry-after", seconds);
    }
}

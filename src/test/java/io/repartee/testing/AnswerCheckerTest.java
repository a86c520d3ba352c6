package io.repartee.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;

/** The net has no holes: what is not described is caught. */
class AnswerCheckerTest {
    private static final String COUNTS = "/api/v1/sites/daily/counts";
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private final AnswerChecker checker = new AnswerChecker();

    @Test
    void letsPassWhatIsDescribed() {
        assertThatCode(() -> check(COUNTS, 200, JSON, "{\"counts\":{\"a\":1}}")).doesNotThrowAnyException();
        assertThatCode(() -> check(COUNTS, 404, PROBLEM, problem(404, "site_not_found")))
                .doesNotThrowAnyException();
        assertThatCode(() -> check("/api/v2", 404, PROBLEM, problem(404, "not_found")))
                .doesNotThrowAnyException();
    }

    @Test
    void catchesAFieldThatIsNotDescribed() {
        refused(COUNTS, 200, JSON, "{\"counts\":{\"a\":1},\"email\":\"a@b\"}");
        refused(COUNTS, 404, PROBLEM, problem(404, "site_not_found").replace("{", "{\"trace\":\"x\","));
    }

    @Test
    void catchesAFieldThatIsMissingOrMistyped() {
        refused(COUNTS, 200, JSON, "{}");
        refused(COUNTS, 200, JSON, "{\"counts\":{\"a\":\"1\"}}");
        refused(COUNTS, 200, JSON, "{\"counts\":{\"a\":-1}}");
    }

    @Test
    void catchesAStatusACodeOrATypeThatIsNotDescribed() {
        refused(COUNTS, 201, JSON, "{\"counts\":{}}");
        refused(COUNTS, 404, PROBLEM, problem(404, "comment_not_found"));
        refused(COUNTS, 404, PROBLEM, problem(403, "site_not_found"));
        refused(COUNTS, 200, "text/html", "{\"counts\":{}}");
        refused("/api/v2", 200, JSON, "{}");
    }

    @Test
    void catchesAMissingHeader() {
        refused(COUNTS, 503, PROBLEM, problem(503, "overloaded")); // without Retry-After
    }

    private void refused(String path, int status, String type, String body) {
        assertThatThrownBy(() -> check(path, status, type, body)).isInstanceOf(AssertionError.class);
    }

    private void check(String path, int status, String type, String body) {
        checker.check("GET", path, new Fixed(status, type, body));
    }

    private static String problem(int status, String code) {
        return "{\"status\":%d,\"title\":\"T\",\"detail\":\"D\",\"code\":\"%s\",\"retry\":false}"
                .formatted(status, code);
    }

    private record Fixed(int statusCode, String type, String body) implements HttpResponse<String> {
        @Override
        public HttpHeaders headers() {
            return HttpHeaders.of(Map.of("content-type", List.of(type)), (name, value) -> true);
        }

        @Override
        public HttpRequest request() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<HttpResponse<String>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            throw new UnsupportedOperationException();
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }
}

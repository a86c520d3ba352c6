package io.repartee.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;

/**
 * One address of the API. The template is absolute with {@code {name}} parts; what lies below {@code /api/v1/sites/{site}}
 * is made by {@link #site}. Routes hold no state of a request and are shared by all event loops.
 */
public record Route(HttpMethod method, String template, Handler handler, Limited limited) {
    private static final String SITE = "/api/v1/sites/{site}";

    /** Limited as its address says. */
    public Route(HttpMethod method, String template, Handler handler) {
        this(method, template, handler, Limited.of(method, template));
    }

    /** Answers a call; may throw or fail with a {@link Problem}. Runs on the event loop of the request and returns there. */
    @FunctionalInterface
    public interface Handler {
        Future<Answer> answer(Call call);
    }

    /** The same under other limits. */
    public Route limited(Limited other) {
        return new Route(method, template, handler, other);
    }

    /** A route below the address of a site. */
    public static Route site(HttpMethod method, String template, Handler handler) {
        return new Route(method, SITE + template, handler);
    }

    public static Route get(String template, Handler handler) {
        return site(HttpMethod.GET, template, handler);
    }

    public static Route post(String template, Handler handler) {
        return site(HttpMethod.POST, template, handler);
    }

    public static Route patch(String template, Handler handler) {
        return site(HttpMethod.PATCH, template, handler);
    }

    public static Route put(String template, Handler handler) {
        return site(HttpMethod.PUT, template, handler);
    }

    public static Route delete(String template, Handler handler) {
        return site(HttpMethod.DELETE, template, handler);
    }
}

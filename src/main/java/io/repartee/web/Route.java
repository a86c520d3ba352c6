package io.repartee.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;

/**
 * One address of the API. The template is absolute with {@code {name}} parts; what lies below {@code /api/v1/sites/{site}}
 * is made by {@link #site}. Routes hold no state of a request and are shared by all event loops.
 *
 * @param takes what is sent there
 */
public record Route(HttpMethod method, String template, Handler handler, Limited limited, Takes takes) {
    private static final String SITE = "/api/v1/sites/{site}";

    /** Limited as its address says. */
    public Route(HttpMethod method, String template, Handler handler) {
        this(method, template, handler, Limited.of(method, template));
    }

    public Route(HttpMethod method, String template, Handler handler, Limited limited) {
        this(method, template, handler, limited, Takes.JSON);
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

    /** A button of a page, or a mail program's: a form, of which nothing is read. */
    public static Route form(String template, Handler handler) {
        return new Route(HttpMethod.POST, SITE + template, handler, Limited.WRITE, Takes.FORM);
    }

    /** A part of a file, as it is. */
    public static Route bytes(String template, Handler handler) {
        return new Route(HttpMethod.PUT, SITE + template, handler, Limited.WRITE, Takes.BYTES);
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

package io.repartee.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Optional;

/**
 * One request as a route sees it; nothing of the HTTP library leaks past here. Used on the request's event loop only.
 * Whatever is not of its form throws a {@link Problem}, which a route need not catch.
 */
public interface Call {
    HttpMethod method();

    /** A part of the path by its name in the route's template, decoded. */
    String path(String name);

    /** The first query parameter of that name, decoded. */
    Optional<String> query(String name);

    /** All query parameters of that name, in order. */
    List<String> queries(String name);

    /** The whole query as it came, without the question mark; empty where there is none. */
    String rawQuery();

    Optional<String> header(String name);

    /** The bearer token of the Authorization header. */
    Optional<String> bearer();

    /** The body's JSON read strictly into that record: unknown and doubled fields are refused with their place. */
    <T> T body(Class<T> type);

    /** The body as it came. */
    Buffer bytes();

    /** The caller's network address, for limits. */
    String address();

    /** Which limits the call is under. */
    Limited limited();

    /** Runs that when the caller goes away before the answer has ended. One action per call. */
    void whenGone(Runnable action);

    /** A whole number parameter within bounds. */
    default int integer(String name, int otherwise, int least, int most) {
        return query(name).map(text -> bounded(name, text, least, most)).orElse(otherwise);
    }

    private static int bounded(String name, String text, int least, int most) {
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below, with the bounds
        }
        throw Problem.of(
                ErrorCode.BAD_PARAMETER, "%s must be a whole number from %d to %d.".formatted(name, least, most));
    }
}

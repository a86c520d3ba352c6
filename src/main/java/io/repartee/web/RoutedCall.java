package io.repartee.web;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A {@link Call} over a request of vertx-web whose body has been read. */
final class RoutedCall implements Call {
    private static final String BEARER = "Bearer ";

    private final RoutingContext context;
    private final List<String> names;
    private final List<String> values;
    private final Buffer body;
    private final Proxies trustedProxies;
    private final Limited limited;

    RoutedCall(
            RoutingContext context, Endpoint.Target target, List<String> values, Buffer body, Proxies trustedProxies) {
        this.context = context;
        this.names = target.names();
        this.limited = target.limited();
        this.values = values;
        this.body = body;
        this.trustedProxies = trustedProxies;
    }

    @Override
    public HttpMethod method() {
        return context.request().method();
    }

    @Override
    public String path(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("the route has no part " + name);
        }
        return decoded(name, values.get(index));
    }

    @Override
    public Optional<String> query(String name) {
        List<String> all = queries(name);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    @Override
    public List<String> queries(String name) {
        List<String> all = parameters().getAll(name);
        all.forEach(value -> checked(name, value));
        return all;
    }

    @Override
    public String rawQuery() {
        String query = context.request().query();
        return query == null ? "" : query;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(context.request().getHeader(name));
    }

    @Override
    public Optional<String> bearer() {
        List<String> all = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        String credentials = all.get(0);
        if (all.size() > 1 || !credentials.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw Problem.of(ErrorCode.TOKEN_INVALID);
        }
        return Optional.of(credentials.substring(BEARER.length()).trim());
    }

    @Override
    public <T> T body(Class<T> type) {
        return JsonReader.read(body, type);
    }

    @Override
    public Buffer bytes() {
        return body;
    }

    @Override
    public String address() {
        return ClientAddress.of(context.request(), trustedProxies);
    }

    @Override
    public Limited limited() {
        return limited;
    }

    @Override
    public void whenGone(Runnable action) {
        context.response().closeHandler(closed -> action.run());
    }

    private MultiMap parameters() {
        try {
            return context.queryParams();
        } catch (RuntimeException e) {
            throw Problem.of(ErrorCode.BAD_PARAMETER, "The query is not properly encoded.");
        }
    }

    private static String decoded(String name, String raw) {
        if (raw.indexOf('%') < 0) {
            return checked(name, raw);
        }
        try {
            return checked(name, URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw Problem.of(ErrorCode.BAD_PARAMETER, name + " is not properly encoded.");
        }
    }

    private static String checked(String name, String value) {
        if (!Text.isStorable(value)) {
            throw Problem.of(ErrorCode.BAD_PARAMETER, name + " holds characters that are not text.");
        }
        return value;
    }
}

package io.repartee.web;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which web pages may talk to the server (CORS). Without a token, reading is open to every page; a token or a write is
 * for the exact origins of the site and for pages of this server. There is no credentials mode: tokens travel in a header.
 * A request without an Origin does not come from a web page and passes.
 */
public final class Cors {
    private static final CharSequence EXPOSED =
            HttpHeaders.createOptimized("ETag, RateLimit, RateLimit-Policy, Retry-After");
    private static final CharSequence REQUEST_HEADERS = HttpHeaders.createOptimized(
            "Accept, Authorization, Content-Type, Idempotency-Key, If-None-Match, Last-Event-ID");
    private static final CharSequence TWO_HOURS = HttpHeaders.createOptimized("7200");
    private static final CharSequence ANY = HttpHeaders.createOptimized("*");
    private static final CharSequence VARY_OPEN = HttpHeaders.createOptimized("authorization");
    private static final CharSequence VARY_EXACT = HttpHeaders.createOptimized("origin, authorization");
    private static final CharSequence VARY_PREFLIGHT =
            HttpHeaders.createOptimized("origin, access-control-request-method, access-control-request-headers");

    private final Origins origins;
    private final Optional<String> ownOrigin;

    /** @param ownOrigin the origin of this server as browsers see it, when a proxy changes the Host header */
    public Cors(Origins origins, Optional<String> ownOrigin) {
        this.origins = origins;
        this.ownOrigin = ownOrigin.map(origin -> origin.toLowerCase(Locale.ROOT));
    }

    /** Lets every page read an answer that tells nothing about a site: a refusal of the request's form. */
    static void open(HttpServerRequest request) {
        request.response()
                .headers()
                .set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED)
                .set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY);
    }

    /** Sets the response's headers; fails with {@code origin_not_allowed} or {@code site_not_found}. */
    Future<Void> admit(HttpServerRequest request, Optional<String> site) {
        MultiMap headers = request.response().headers();
        headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        if (isRead(request.method()) && !request.headers().contains(HttpHeaders.AUTHORIZATION)) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY).add(HttpHeaders.VARY, VARY_OPEN);
            return Future.succeededFuture();
        }
        headers.add(HttpHeaders.VARY, VARY_EXACT);
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null ? Future.succeededFuture() : admit(request, origin, site);
    }

    /** Answers whether a page may send the request that the browser describes. */
    Future<Answer> preflight(HttpServerRequest request, Optional<String> site, String methods) {
        MultiMap headers = request.response().headers();
        headers.add(HttpHeaders.VARY, VARY_PREFLIGHT)
                .set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, methods)
                .set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS)
                .set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, TWO_HOURS);
        if (asksToReadOpenly(request)) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY);
            return Future.succeededFuture(Answer.noContent());
        }
        return admit(request, request.getHeader(HttpHeaders.ORIGIN), site).map(Answer.noContent());
    }

    /** Whether the page at that origin may use the site, or is a page of this very server: also for sockets. */
    public Future<Boolean> allows(String origin, HttpServerRequest request, Optional<String> site) {
        if (isOwn(origin, request)) {
            return Future.succeededFuture(true);
        }
        return site.isEmpty()
                ? Future.succeededFuture(false)
                : origins.of(site.get()).map((Set<String> allowed) -> allowed.contains(origin));
    }

    private Future<Void> admit(HttpServerRequest request, String origin, Optional<String> site) {
        return allows(origin, request, site).compose(allowed -> {
            if (!allowed) {
                return Future.failedFuture(Problem.of(ErrorCode.ORIGIN_NOT_ALLOWED));
            }
            request.response().headers().set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            return Future.succeededFuture();
        });
    }

    private boolean isOwn(String origin, HttpServerRequest request) {
        if (ownOrigin.isPresent() && ownOrigin.get().equals(origin)) {
            return true;
        }
        String host = request.authority() == null ? null : request.authority().toString();
        int authority = origin.indexOf("://") + 3;
        return host != null && authority > 2 && origin.substring(authority).equalsIgnoreCase(host);
    }

    private static boolean asksToReadOpenly(HttpServerRequest request) {
        String method = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        String asked = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
        return isRead(HttpMethod.valueOf(method))
                && (asked == null || !asked.toLowerCase(Locale.ROOT).contains("authorization"));
    }

    private static boolean isRead(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }
}

package io.repartee.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What browsers are told about each file besides its content: its type, how long it keeps, and what a page may do. Scripts
 * for publishers' pages may be loaded from everywhere. The desk and the demo run nothing but their own scripts, and no HTML
 * reaches them but through the two named policies (Trusted Types).
 */
final class WebHeaders {
    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
            + "require-trusted-types-for 'script'; trusted-types lit-html repartee; frame-ancestors ";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "txt", "text/plain; charset=utf-8",
            "ts", "text/plain; charset=utf-8",
            "svg", "image/svg+xml");

    private WebHeaders() {}

    /** @param path within the web files, such as {@code desk/index.html} */
    static Map<String, String> of(String path) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", TYPES.getOrDefault(extension(path), "application/octet-stream"));
        headers.put("x-content-type-options", "nosniff");
        if (path.startsWith("desk/") || path.startsWith("server/")) {
            ownPage(headers, "'none'");
            headers.put("x-frame-options", "DENY");
            headers.put("referrer-policy", "no-referrer");
            headers.put("cross-origin-opener-policy", "same-origin");
        } else if (path.startsWith("signin/")) {
            headers.put("cache-control", "no-cache");
            headers.put("cross-origin-resource-policy", "same-origin");
        } else if (path.startsWith("demo/")) {
            ownPage(headers, "'self'");
            headers.put("referrer-policy", "strict-origin-when-cross-origin");
        } else {
            embedded(headers);
        }
        return headers;
    }

    /** A new version is seen at the next visit: pages are asked for again, and not sent again when they are the same. */
    private static void ownPage(Map<String, String> headers, String ancestors) {
        headers.put("cache-control", "no-cache");
        headers.put("content-security-policy", PAGE_POLICY + ancestors);
        headers.put("cross-origin-resource-policy", "same-origin");
    }

    private static void embedded(Map<String, String> headers) {
        headers.put("cache-control", "public, max-age=300, stale-while-revalidate=86400");
        headers.put("access-control-allow-origin", "*");
        headers.put("cross-origin-resource-policy", "cross-origin");
    }

    private static String extension(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}

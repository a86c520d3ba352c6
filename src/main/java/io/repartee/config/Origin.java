package io.repartee.config;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Origins as browsers send them (RFC 6454): scheme, host and a port that is not the scheme's own, in lower case. They are compared as
 * texts, so there is this one way of writing them.
 */
public final class Origin {
    private Origin() {}

    static void check(String path, String text) {
        String exact = find(text)
                .orElseThrow(() -> new InvalidConfiguration(
                        path, "'" + text + "' is not an origin such as https://news.example.org"));
        Check.must(path, exact.equals(text), "write '" + text + "' as browsers send it: " + exact);
    }

    /** Whether the text is an origin, written as browsers do. */
    public static boolean is(String text) {
        return find(text).filter(text::equals).isPresent();
    }

    /** The origin of an http or https address; {@code IllegalArgumentException} for anything else. */
    static String of(String url) {
        return find(url).orElseThrow(() -> new IllegalArgumentException(url));
    }

    /** The origin of an http or https address without a user's name; empty for anything else. */
    public static Optional<String> find(@Nullable String url) {
        try {
            return url == null ? Optional.empty() : find(URI.create(url));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> find(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean isOfTheWeb = scheme.equals("http") || scheme.equals("https");
        if (!isOfTheWeb || uri.getHost() == null || uri.getUserInfo() != null) {
            return Optional.empty();
        }
        int own = scheme.equals("http") ? 80 : 443;
        String port = uri.getPort() < 0 || uri.getPort() == own ? "" : ":" + uri.getPort();
        return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port);
    }
}

package io.repartee.config;

import java.net.URI;
import java.util.Locale;

/** Origins as browsers send them: scheme, host and a port that is not the scheme's own, in lower case. */
final class Origin {
    private Origin() {}

    static void check(String path, String text) {
        String exact;
        try {
            exact = of(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration(path, "'" + text + "' is not an origin such as https://news.example.org");
        }
        Check.must(path, exact.equals(text), "write '" + text + "' as browsers send it: " + exact);
    }

    /** The origin of an http or https URL. */
    static String of(String url) {
        URI uri = URI.create(url);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https") || uri.getHost() == null) {
            throw new IllegalArgumentException(url);
        }
        int own = scheme.equals("http") ? 80 : 443;
        String port = uri.getPort() < 0 || uri.getPort() == own ? "" : ":" + uri.getPort();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port;
    }
}

package io.repartee.site;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** The one way in which a browser writes an origin (RFC 6454): origins are compared as texts, so they must be written so. */
final class ExactOrigin {
    private ExactOrigin() {}

    static boolean is(String text) {
        try {
            URI uri = new URI(text);
            boolean isOfTheWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return isOfTheWeb && uri.getHost() != null && text.equals(written(uri));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String written(URI uri) {
        int usual = uri.getScheme().equals("http") ? 80 : 443;
        String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port;
    }
}

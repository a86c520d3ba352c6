package io.repartee.account.own;

import io.repartee.site.Site;
import io.repartee.site.SiteDirectory;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.Route;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page that a site's comments open in a window of its own, and that the links of letters open. It is told at once whether the page that
 * opened it is one of the site's: what somebody gets by signing in goes to that very origin and to no other. It runs nothing but its own
 * script, is shown in no frame, and needs no cookie.
 */
public final class SignInPage {
    private static final int FINE = 200;
    private static final Map<String, String> HEADERS = Map.of(
            "content-type", "text/html; charset=utf-8",
            "cache-control", "no-store",
            "content-security-policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                            + "require-trusted-types-for 'script'; trusted-types lit-html",
            "x-content-type-options", "nosniff",
            "x-frame-options", "DENY",
            "referrer-policy", "no-referrer");
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <meta name="robots" content="noindex">
              <title>%1$s</title>
              <link rel="icon" href="data:,">
              <link rel="stylesheet" href="../../../../signin/signin.css">
              <script type="module" src="../../../../signin/signin.js"></script>
            </head>
            <body>
              <main data-site="%2$s" data-origin="%3$s"%4$s><h1>%1$s</h1><noscript>Signing in needs JavaScript.</noscript></main>
            </body>
            </html>
            """;

    private final SiteDirectory sites;
    private final String ownOrigin;

    /** @param ownOrigin of this server, whose own pages may open it too */
    public SignInPage(SiteDirectory sites, String ownOrigin) {
        this.sites = sites;
        this.ownOrigin = ownOrigin;
    }

    public List<Route> routes() {
        return List.of(Route.site(HttpMethod.GET, "/sign-in", this::page));
    }

    private Future<Answer> page(Call call) {
        Optional<String> origin = call.query("origin");
        return sites.site(call.path("site")).map(site -> {
            boolean refused = origin.filter(given -> !isOf(site, given)).isPresent();
            String shown = refused ? "" : origin.orElse("");
            String page = PAGE.formatted(
                    escaped(site.name()), escaped(site.key()), escaped(shown), refused ? " data-refused" : "");
            return new Answer(FINE, HEADERS, Buffer.buffer(page));
        });
    }

    private boolean isOf(Site site, String origin) {
        return site.origins().contains(origin) || origin.equals(ownOrigin);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

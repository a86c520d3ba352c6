package io.repartee.notify;

import io.repartee.account.Callers;
import io.repartee.ids.SiteId;
import io.repartee.mail.Words;
import io.repartee.site.Site;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;

/**
 * Where the links in letters lead: a page with one button, since programs that look at mail follow links, and what the button does. A
 * mail program may press it by itself (RFC 8058).
 */
public final class MailLinkRoutes {
    private static final Map<String, String> HEADERS = Map.of(
            "content-type",
            "text/html; charset=utf-8",
            "cache-control",
            "no-store",
            "content-security-policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            "referrer-policy",
            "same-origin", // so that the form says where it comes from
            "x-content-type-options",
            "nosniff");

    private static final String PAGE = """
            <!doctype html><html lang="%1$s" dir="%2$s"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta name="robots" content="noindex"><title>%3$s</title>
            <style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1rem}
            button{font:inherit;padding:.5em 1em}</style>
            <h1>%3$s</h1><p>%4$s</p>%5$s</html>
            """;

    private static final String BUTTON = "<form method=\"post\"><button>%s</button></form>";

    private final Callers callers;
    private final PreferenceStore store;

    public MailLinkRoutes(Callers callers, PreferenceStore store) {
        this.callers = callers;
        this.store = store;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/mail/confirm", call -> ask(call, "confirm")),
                Route.form("/mail/confirm", this::confirm),
                Route.get("/mail/unsubscribe", call -> ask(call, "stop")),
                Route.form("/mail/unsubscribe", this::unsubscribe));
    }

    private interface Change {
        Future<Boolean> of(SiteId site, MailLinks.Bearer bearer);
    }

    private Future<Answer> ask(Call call, String what) {
        MailLinks.Bearer bearer = bearer(call);
        return callers.site(call.path("site"))
                .compose(site -> words(site, bearer)
                        .map(words -> page(
                                words,
                                words.html(what + ".ask"),
                                words.html("about", site.name()),
                                BUTTON.formatted(words.html(what + ".button")))));
    }

    private Future<Answer> confirm(Call call) {
        return change(call, "confirm", (site, bearer) -> store.confirm(site, bearer.account(), bearer.key()));
    }

    private Future<Answer> unsubscribe(Call call) {
        return change(call, "stop", (site, bearer) -> store.unsubscribe(site, bearer.account(), bearer.key()));
    }

    private Future<Answer> change(Call call, String what, Change change) {
        MailLinks.Bearer bearer = bearer(call);
        return callers.site(call.path("site"))
                .compose(site -> change.of(site.id(), bearer)
                        .compose(changed -> {
                            if (!changed) {
                                throw Problem.of(
                                        ErrorCode.NOT_FOUND,
                                        "This link is not one of a letter, or of an earlier address.");
                            }
                            return words(site, bearer);
                        })
                        .map(words -> page(words, words.html(what + ".done"), words.html(what + ".next"), "")));
    }

    /** As the letter was written, for whoever it was written to. */
    private Future<Words> words(Site site, MailLinks.Bearer bearer) {
        return store.language(site.id(), bearer.account(), bearer.key())
                .map(language -> Words.of(
                        Letters.WORDS, language.orElse(null), site.policy().language()));
    }

    private static MailLinks.Bearer bearer(Call call) {
        return MailLinks.Bearer.parse(call.query("k").orElse(""));
    }

    private static Answer page(Words words, String title, String text, String more) {
        return new Answer(
                200, HEADERS, Buffer.buffer(PAGE.formatted(words.language(), words.direction(), title, text, more)));
    }
}

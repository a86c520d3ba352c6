package io.repartee.comment;

import io.repartee.account.Callers;
import io.repartee.account.Forgetful;
import io.repartee.ids.AccountId;
import io.repartee.ids.CommentId;
import io.repartee.ids.SiteId;
import io.repartee.site.Site;
import io.repartee.thread.Page;
import io.repartee.thread.ThreadDirectory;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Comments for who has no script: as HTML, as feeds, and one of them for who quotes it. The same for everybody. */
public final class OpenRoutes implements Forgetful {
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    private static final String CACHE_CONTROL = "public, max-age=30, stale-while-revalidate=300";
    private static final String POLICY = "default-src 'none'; style-src '" + hash(OpenPages.STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final int QUOTE_WIDTH = 600;
    private static final int CACHE_AGE_SECONDS = 300;

    private final Callers callers;
    private final ThreadDirectory threads;
    private final CommentStore store;
    private final FirstPages pages;
    private final FeedStore feeds;
    private final OpenPages rendered = new OpenPages();

    public OpenRoutes(Callers callers, ThreadDirectory threads, CommentStore store, FirstPages pages, FeedStore feeds) {
        this.callers = callers;
        this.threads = threads;
        this.store = store;
        this.pages = pages;
        this.feeds = feeds;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/thread.html", this::html),
                Route.get("/thread.atom", this::threadFeed),
                Route.get("/comments.atom", this::siteFeed),
                Route.get("/oembed", this::oembed));
    }

    private Future<Answer> html(Call call) {
        return callers.site(call.path("site")).compose(site -> {
            PageRequest request = PageRequest.of(site, call);
            String language = language(call);
            boolean fragment = call.query("fragment").filter("true"::equals).isPresent();
            return pages.get(request).map(page -> {
                String etag = tag(page.etag() + language + fragment);
                Map<String, String> headers = headers(etag, "text/html; charset=utf-8");
                headers.put("content-security-policy", POLICY);
                return unchanged(call, etag)
                        ? new Answer(304, headers, Buffer.buffer())
                        : new Answer(200, headers, rendered.html(site, request, page, language, fragment));
            });
        });
    }

    private Future<Answer> threadFeed(Call call) {
        Page page = PageRequest.page(call);
        return callers.site(call.path("site"))
                .compose(site -> threads.find(site, page)
                        .compose(thread -> feeds.latest(site.id(), Optional.of(thread)))
                        .map(entries -> feed(call, site, Optional.of(page.key()), entries)));
    }

    private Future<Answer> siteFeed(Call call) {
        return callers.site(call.path("site"))
                .compose(site -> feeds.latest(site.id(), Optional.empty())
                        .map(entries -> feed(call, site, Optional.empty(), entries)));
    }

    private static Answer feed(Call call, Site site, Optional<String> page, List<FeedStore.Entry> entries) {
        String xml = AtomFeed.of(site, page, entries);
        String etag = tag(xml);
        Map<String, String> headers = headers(etag, "application/atom+xml; charset=utf-8");
        return unchanged(call, etag)
                ? new Answer(304, headers, Buffer.buffer())
                : new Answer(200, headers, Buffer.buffer(xml));
    }

    /** oEmbed 1.0 for the address of one comment. */
    private Future<Answer> oembed(Call call) {
        String url = call.query("url").orElseThrow(() -> Problem.of(ErrorCode.BAD_PARAMETER, "url is needed."));
        if (!call.query("format").orElse("json").equals("json")) {
            throw Problem.of(ErrorCode.BAD_PARAMETER, "format must be json.");
        }
        CommentId id = Permalinks.commentIn(url)
                .map(CommentId::new)
                .orElseThrow(() -> Problem.of(ErrorCode.COMMENT_NOT_FOUND));
        int width = Math.min(QUOTE_WIDTH, call.integer("maxwidth", QUOTE_WIDTH, 1, 10_000));
        return callers.site(call.path("site"))
                .compose(site -> store.permalink(site.id(), id).map(link -> quote(site, link, url, width)));
    }

    private static Answer quote(Site site, CommentStore.Permalink link, String asked, int width) {
        Comment comment = link.comment();
        if (!comment.published()) {
            throw Problem.of(ErrorCode.COMMENT_NOT_FOUND);
        }
        String url = Permalinks.of(
                link.url() == null ? asked : link.url(), comment.id().toString());
        String author = Markedup.text(comment.author().name());
        String html = "<blockquote class=\"repartee-comment\" cite=\"" + Markedup.text(url) + "\">" + comment.html()
                + "<footer>— <a href=\"" + Markedup.text(url) + "\"><bdi>" + author + "</bdi>, "
                + Markedup.text(site.name()) + "</a></footer></blockquote>";
        return Answer.ok(Json.object(json -> {
                    json.writeStringField("version", "1.0");
                    json.writeStringField("type", "rich");
                    json.writeStringField("provider_name", site.name());
                    json.writeStringField("author_name", comment.author().name());
                    json.writeStringField("title", PlainText.beginning(comment.html(), 80));
                    json.writeStringField("url", url);
                    json.writeStringField("html", html);
                    json.writeNumberField("width", width);
                    json.writeNullField("height");
                    json.writeNumberField("cache_age", CACHE_AGE_SECONDS);
                }))
                .with("cache-control", "public, max-age=" + CACHE_AGE_SECONDS);
    }

    private static String language(Call call) {
        String language = call.query("lang").orElse("en");
        if (!LANGUAGE.matcher(language).matches()) {
            throw Problem.of(ErrorCode.BAD_PARAMETER, "lang must be a language tag.");
        }
        return language;
    }

    private static Map<String, String> headers(String etag, String type) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", type);
        headers.put("cache-control", CACHE_CONTROL);
        headers.put("etag", etag);
        headers.put("vary", "origin");
        headers.put("x-content-type-options", "nosniff");
        return headers;
    }

    private static boolean unchanged(Call call, String etag) {
        return call.header("if-none-match").filter(etag::equals).isPresent();
    }

    private static String tag(String of) {
        return '"' + hash(of).substring("sha256-".length(), "sha256-".length() + 22) + '"';
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What is encoded does not say who is in it. */
    @Override
    public void forget(SiteId site, AccountId account) {
        rendered.forget();
    }
}

package io.repartee.comment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.repartee.site.Site;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Pages of comments as HTML, rendered once for each state of a page. Thread-safe. */
final class OpenPages {
    static final String STYLE =
            "body{max-width:42em;margin:2em auto;padding:0 1em;font:1.0625em/1.55 system-ui,sans-serif}"
                    + "ol{padding:0;list-style:none}ol ol{margin-inline-start:1.5em;padding-inline-start:1em;border-inline-start:1px solid}"
                    + "article{margin-block:1.5em;overflow-wrap:anywhere}bdi{font-weight:650}article p{margin-block:.5em}";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MOST_CHARS = 16L << 20;

    private final Cache<Key, Rendered> rendered = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARS)
            .weigher((Key key, Rendered page) -> page.html.length())
            .build();

    private record Key(PageRequest request, String language, boolean fragment) {}

    private record Rendered(String etag, Buffer html) {}

    Buffer html(Site site, PageRequest request, CachedPage page, String language, boolean fragment) {
        Key key = new Key(request, language, fragment);
        Rendered known = rendered.getIfPresent(key);
        if (known != null && known.etag.equals(page.etag())) {
            return known.html;
        }
        Buffer html = Buffer.buffer(render(site, page, language, fragment));
        rendered.put(key, new Rendered(page.etag(), html));
        return html;
    }

    void forget() {
        rendered.invalidateAll();
    }

    private static String render(Site site, CachedPage page, String language, boolean fragment) {
        String json = page.plain().body().toString();
        ThreadHtml html = new ThreadHtml(site, language);
        return fragment ? html.fragment(parsed(json), json) : html.document(parsed(json), STYLE);
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("what was written can be read", e);
        }
    }
}

package io.repartee.comment;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The allow-list: these elements and attributes, and nothing else, ever reach a page. Sanitising a rendered
 * comment again changes nothing. Thread-safe.
 */
final class SafeHtml {
    /** Links say where they lead by themselves: what is relative would mean another place on every page. */
    private static final Pattern LINK =
            Pattern.compile("(?:https?://|mailto:)[^\\x00-\\x20]+", Pattern.CASE_INSENSITIVE);

    private static final Pattern LIST_START = Pattern.compile("\\d{1,9}");

    private static final String REL = "nofollow ugc noopener";

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "del")
            .allowElements(SafeHtml::link, "a")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href")
            .matching(LINK)
            .onElements("a")
            .allowAttributes("start")
            .matching(LIST_START)
            .onElements("ol")
            .allowElements(SafeHtml::mention, "span")
            .allowAttributes("class")
            .matching(Pattern.compile(Mention.CLASS))
            .onElements("span")
            .allowAttributes("data-account")
            .matching(Mention.ACCOUNT)
            .onElements("span")
            .toFactory();

    /** Elements that other systems write for what is called otherwise here; headings are bold paragraphs, as ours are. */
    private static final PolicyFactory FOREIGN = new HtmlPolicyBuilder()
            .allowElements("p", "br", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "del", "a")
            .allowElements((name, attributes) -> "strong", "b")
            .allowElements((name, attributes) -> "em", "i", "cite")
            .allowElements((name, attributes) -> "del", "s", "strike")
            .allowElements((name, attributes) -> "p", "div", "h1", "h2", "h3", "h4", "h5", "h6")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href")
            .onElements("a")
            .allowAttributes("start")
            .onElements("ol")
            .toFactory();

    private SafeHtml() {}

    /** The HTML of another system: its elements under our names, then through the one policy. */
    static String ofForeign(String html) {
        return of(FOREIGN.sanitize(html));
    }

    static String of(String html) {
        return POLICY.sanitize(html);
    }

    /** Whether a reader sees anything of that safe HTML, where every {@code <} begins a tag. A rule is something to see. */
    static boolean shows(String safeHtml) {
        int at = 0;
        while (at < safeHtml.length()) {
            int tag = safeHtml.indexOf('<', at);
            if (Visible.in(safeHtml, at, tag < 0 ? safeHtml.length() : tag)
                    || safeHtml.startsWith("<hr", Math.max(tag, at))) {
                return true;
            }
            at = tag < 0 ? safeHtml.length() : safeHtml.indexOf('>', tag) + 1;
        }
        return false;
    }

    /** A span is somebody who is mentioned, or is not there. */
    private static @Nullable String mention(String element, List<String> attributes) {
        return attributes.contains("class") && attributes.contains("data-account") ? element : null;
    }

    /** The library's own way to add {@code rel} orders the words differently in each process. */
    private static @Nullable String link(String element, List<String> attributes) {
        if (!attributes.contains("href")) {
            return null;
        }
        attributes.addAll(List.of("rel", REL));
        return element;
    }
}

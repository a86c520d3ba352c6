package io.repartee.comment;

import io.repartee.web.Problem;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.autolink.AutolinkType;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The one way from what somebody typed (Markdown) to the HTML that anybody sees: posts, edits and previews all come here.
 * Raw HTML is shown as text, images become links, headings become bold paragraphs, a line break stays a line break. The
 * sanitiser comes last, so that nothing a Markdown library gets wrong reaches a page.
 *
 * <p>The same source always gives the same HTML, in every process. Nesting is bounded, so the time is proportional to the
 * length of the text whatever it says. Thread-safe, without state.
 */
public final class Markup {
    /** Quotes and lists within each other; a list counts twice. What nests deeper is text. */
    private static final int MAX_BLOCK_NESTING = 16;

    /** Emphasis within emphasis. What nests deeper is text. */
    private static final int MAX_INLINE_NESTING = 12;

    /** How many times as long as its source HTML may become: a link defined once and used often would grow without end. */
    private static final int MAX_GROWTH = 6;

    private static final int MAX_GROWTH_FROM_CHARS = 512;

    /** Square brackets in a text. The library keeps those that never close, and walks over them at each that does. */
    private static final int MAX_BRACKETS = 1_000;

    private static final Extension AUTOLINK =
            AutolinkExtension.builder().linkTypes(AutolinkType.URL).build();

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(AUTOLINK))
            .customDelimiterProcessor(new Struck.Delimiter())
            .postProcessor(new Mention.Finder())
            .maxOpenBlockParsers(MAX_BLOCK_NESTING)
            .maxInlineNesting(MAX_INLINE_NESTING)
            .build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .nodeRendererFactory(ReducedNodes::new)
            .nodeRendererFactory(Struck.Renderer::new)
            .nodeRendererFactory(Mention.Renderer::new)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .percentEncodeUrls(true)
            .softbreak("<br />\n")
            .build();

    private Markup() {}

    /**
     * @return sanitised HTML, at most six times as long as the source
     * @throws Problem on {@code /body} when it would be longer or has more brackets than anybody types, or when nothing would be seen of it, as of a link that is
     *     defined but never used
     */
    public static String html(CommentText text) {
        int most = MAX_GROWTH * Math.max(text.source().length(), MAX_GROWTH_FROM_CHARS);
        BoundedText.check(brackets(text.source()), MAX_BRACKETS);
        BoundedText rendered = new BoundedText(most);
        RENDERER.render(PARSER.parse(text.source()), rendered);
        String html = SafeHtml.of(rendered.toString());
        BoundedText.check(html.length(), most);
        if (!SafeHtml.shows(html)) {
            throw Problem.field("/body", "Nothing would be seen of this text.");
        }
        return html;
    }

    private static int brackets(String source) {
        int count = 0;
        for (int at = source.indexOf('['); at >= 0; at = source.indexOf('[', at + 1)) {
            count++;
        }
        return count;
    }
}

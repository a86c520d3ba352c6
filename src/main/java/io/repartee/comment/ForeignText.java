package io.repartee.comment;

import io.repartee.web.Problem;
import java.util.Optional;

/**
 * A text that was written in another system. What it keeps as HTML comes through the sanitiser that everything comes
 * through, and is shown as it was there; what stands as its source is Markdown that says the same. Thread-safe.
 */
public final class ForeignText {
    /** Longer ones are not comments. */
    public static final int MOST_CODE_POINTS = 64 * 1024;

    private ForeignText() {}

    /** Empty when nobody would see anything of it. Throws a {@link Problem} when it is too long or not Unicode. */
    public static Optional<Command.Text> ofHtml(String html) {
        if (html.isBlank()) {
            return Optional.empty();
        }
        CommentText.of(html, MOST_CODE_POINTS);
        String safe = SafeHtml.ofForeign(html);
        return SafeHtml.shows(safe) ? Optional.of(new Command.Text(MarkdownOfHtml.of(safe), safe)) : Optional.empty();
    }

    /** HTML that was ours once, from a file that anybody may have changed: what our own sanitiser wrote stays as it is. */
    public static String safe(String html) {
        return SafeHtml.of(html);
    }

    /** Rendered as if it had been typed here. */
    public static Optional<Command.Text> ofMarkdown(String source) {
        if (source.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Texts.render(source, MOST_CODE_POINTS));
    }
}

package io.repartee.comment;

import io.repartee.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The text of a comment as its author typed it, known to be of an acceptable form. It is kept unchanged: not trimmed, not
 * normalised.
 */
public record CommentText(String source) {
    /**
     * @param limit how many code points a text may have at most
     * @throws Problem on {@code /body} when the text is missing, too long, not Unicode, or nobody could see it
     */
    public static CommentText of(@Nullable String body, int limit) {
        if (body == null) {
            throw refused("The text is missing.");
        }
        int length = body.codePointCount(0, body.length());
        if (length > limit) {
            throw refused("The text has %d characters; at most %d are allowed.".formatted(length, limit));
        }
        if (unstorable(body)) {
            throw refused("The text contains a NUL or half of a surrogate pair.");
        }
        if (!Visible.in(body)) {
            throw refused("The text is empty.");
        }
        return new CommentText(body);
    }

    /** Each half of a pair is met here only when the other half is missing. */
    private static boolean unstorable(String body) {
        for (int at = 0; at < body.length(); ) {
            int codePoint = body.codePointAt(at);
            if (codePoint == 0 || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                return true;
            }
            at += Character.charCount(codePoint);
        }
        return false;
    }

    private static Problem refused(String detail) {
        return Problem.field("/body", detail);
    }
}

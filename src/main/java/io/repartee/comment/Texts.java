package io.repartee.comment;

import org.jspecify.annotations.Nullable;

/** From what somebody typed to what is written: checked, and rendered by the one renderer. */
public final class Texts {
    private Texts() {}

    /** Throws {@code invalid_fields}. */
    public static Command.Text render(@Nullable String body, int mostCodePoints) {
        CommentText text = CommentText.of(body, mostCodePoints);
        return new Command.Text(text.source(), Markup.html(text));
    }
}

package io.repartee.transfer;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thing that a file of another system says, in the order of the file. References are that system's own. */
public sealed interface Entry {
    /**
     * A page with comments.
     *
     * @param identifier the publisher's own name of the page, where the other system knew one
     * @param createdAt when it was first known, if the file says so
     */
    record Page(
            String ref,
            @Nullable String identifier,
            @Nullable String url,
            @Nullable String title,
            boolean open,
            @Nullable Instant createdAt)
            implements Entry {}

    /**
     * A comment. Its page may come later in the file, and so may its parent.
     *
     * @param pageRef the {@link Page#ref} of its page
     * @param parentRef what it answers; null for a comment on the page itself
     */
    record Comment(
            String ref,
            String pageRef,
            @Nullable String parentRef,
            Author author,
            Standing standing,
            Text text,
            Instant at,
            @Nullable Instant editedAt,
            int up,
            int down)
            implements Entry {}

    /** What cannot be taken over, and why. */
    record Skipped(Place place, String reason) implements Entry {}

    /**
     * Who wrote it.
     *
     * @param key that system's own name of the person; empty for somebody without an account there
     * @param email never kept: only a digest by which the author can claim the comments
     * @param subject what the publisher's own sign-in calls the person, where that system used it: another way to claim them
     */
    record Author(
            Optional<String> key,
            String name,
            Optional<String> email,
            @Nullable String avatar,
            Optional<String> subject) {
        /** Somebody whom the publisher's own sign-in did not name. */
        public Author(Optional<String> key, String name, Optional<String> email, @Nullable String avatar) {
            this(key, name, email, avatar, Optional.empty());
        }
    }

    /** A text as that system kept it. */
    record Text(Form form, String content) {}

    /** How a text is written. */
    enum Form {
        HTML,
        MARKDOWN
    }

    /** Whether readers saw it there. */
    enum Standing {
        PUBLISHED,
        PENDING,
        SPAM,
        REJECTED,
        DELETED
    }
}

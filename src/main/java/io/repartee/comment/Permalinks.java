package io.repartee.comment;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a comment is found again: the address of its page with the comment's name, which the widget understands. */
public final class Permalinks {
    private static final Pattern NAMED = Pattern.compile("#comment-([0-9a-fA-F-]{36})$");

    private Permalinks() {}

    public static String of(String pageUrl, String commentId) {
        return pageUrl.replaceFirst("#.*", "") + "#comment-" + commentId;
    }

    /** The comment that an address names. */
    static Optional<UUID> commentIn(String url) {
        Matcher found = NAMED.matcher(url);
        try {
            return found.find() ? Optional.of(UUID.fromString(found.group(1))) : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}

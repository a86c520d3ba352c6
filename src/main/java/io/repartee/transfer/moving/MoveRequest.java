package io.repartee.transfer.moving;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.repartee.site.PageRules;
import io.repartee.thread.Page;
import io.repartee.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to move where: exactly one of pages by name, names that begin alike, names that match a pattern, what the site's rules call
 * otherwise, or conversations.
 *
 * @param pages names and their new names
 * @param prefix what names begin with, and begin with instead
 * @param pattern a regular expression (RE2) over whole names, and what stands instead, with {@code $1} for its groups
 * @param canonical whether pages get the names that the site's rules for addresses give them, so that those that are one page become one
 * @param comments top-level comments that go to the page {@code to} with all their answers
 * @param dryRun only to say what would happen
 */
public record MoveRequest(
        @Nullable List<FromTo> pages,
        @Nullable FromTo prefix,
        @Nullable FromTo pattern,
        @Nullable Boolean canonical,
        @Nullable List<UUID> comments,
        @Nullable String to,
        @Nullable Boolean dryRun) {
    private static final int MOST = 1_000;

    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }

    private boolean isCanonical() {
        return Boolean.TRUE.equals(canonical);
    }

    /** From what to what. */
    public record FromTo(@Nullable String from, @Nullable String to) {}

    /** Throws {@code invalid_fields}. */
    public void check() {
        long kinds = java.util.stream.Stream.of(pages, prefix, pattern, comments, isCanonical() ? canonical : null)
                .filter(kind -> kind != null)
                .count();
        if (kinds != 1) {
            throw Problem.field("", "Exactly one of pages, prefix, pattern, canonical and comments is needed.");
        }
        if (pages != null) {
            must(!pages.isEmpty() && pages.size() <= MOST, "/pages", "A list of 1 to " + MOST + " pages is needed.");
            for (int n = 0; n < pages.size(); n++) {
                named(pages.get(n), "/pages/" + n);
            }
        }
        if (prefix != null) {
            filled(prefix, "/prefix");
        }
        if (pattern != null) {
            filled(pattern, "/pattern");
            compiled();
        }
        if (comments != null) {
            must(
                    !comments.isEmpty() && comments.size() <= MOST && !comments.contains(null),
                    "/comments",
                    "A list of 1 to " + MOST + " comments is needed.");
            Page.field("/to", to == null ? "" : to);
        }
    }

    /** The new name of a page, or null when the request is not about it. */
    @Nullable
    String renamed(String name, PageRules rules) {
        String other = null;
        if (prefix != null && name.startsWith(prefix.from)) {
            other = prefix.to + name.substring(prefix.from.length());
        } else if (isCanonical()) {
            other = rules.canonical(name);
        } else if (pattern != null) {
            var matcher = compiled().matcher(name);
            other = matcher.matches() ? matcher.replaceFirst(pattern.to) : null;
        }
        return other == null || other.equals(name) || !Page.fits(other) ? null : other;
    }

    List<FromTo> named() {
        return pages == null ? new ArrayList<>() : pages;
    }

    private Pattern compiled() {
        try {
            return Pattern.compile(pattern.from);
        } catch (PatternSyntaxException e) {
            throw Problem.field("/pattern/from", "It is not a regular expression: " + e.getDescription() + ".");
        }
    }

    private static void named(@Nullable FromTo one, String place) {
        filled(one, place);
        Page.field(place + "/from", one.from);
        Page.field(place + "/to", one.to);
        must(!one.from.equals(one.to), place, "From and to are the same.");
    }

    private static void filled(@Nullable FromTo one, String place) {
        must(
                one != null && one.from != null && !one.from.isEmpty() && one.to != null,
                place,
                "From and to are needed.");
    }

    private static void must(boolean holds, String place, String otherwise) {
        if (!holds) {
            throw Problem.field(place, otherwise);
        }
    }
}

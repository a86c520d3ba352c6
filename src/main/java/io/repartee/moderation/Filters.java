package io.repartee.moderation;

import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What narrows a queue; what is null does not.
 *
 * @param page a page's key
 * @param phase the name of a check that found something in the newest revision
 * @param since the earliest time of writing
 * @param until the time of writing before which it was
 * @param q words of the newest text, as typed; once {@link Search} has made it ready, a query of PostgreSQL's
 */
record Filters(
        @Nullable String section,
        @Nullable String page,
        @Nullable UUID author,
        @Nullable String phase,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String q) {
    static final Filters NONE = new Filters(null, null, null, null, null, null, null);

    private static final int MOST_CHARS = 300;
    private static final int MOST_PAGE_CHARS = 2048;

    /** As they come in a body. */
    record Request(
            @Nullable String section,
            @Nullable String page,
            @Nullable UUID author,
            @Nullable String phase,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable String q) {
        Filters check() {
            return new Filters(
                    bounded("/filters/section", section, MOST_CHARS),
                    bounded("/filters/page", page, MOST_PAGE_CHARS),
                    author,
                    bounded("/filters/phase", phase, MOST_CHARS),
                    since,
                    until,
                    bounded("/filters/q", q, MOST_CHARS));
        }

        private static @Nullable String bounded(String field, @Nullable String text, int most) {
            if (text != null && text.length() > most) {
                throw Problem.field(field, "At most " + most + " characters are allowed.");
            }
            return text;
        }
    }

    /** Throws {@code bad_parameter}. */
    static Filters of(Call call) {
        return new Filters(
                text(call, "section", MOST_CHARS).orElse(null),
                text(call, "page", MOST_PAGE_CHARS).orElse(null),
                text(call, "author", MOST_CHARS).map(Filters::id).orElse(null),
                text(call, "phase", MOST_CHARS).orElse(null),
                text(call, "since", MOST_CHARS).map(at -> time("since", at)).orElse(null),
                text(call, "until", MOST_CHARS).map(at -> time("until", at)).orElse(null),
                text(call, "q", MOST_CHARS).filter(q -> !q.isBlank()).orElse(null));
    }

    Filters searching(String query) {
        return new Filters(section, page, author, phase, since, until, query);
    }

    Filters ofAuthor(UUID other) {
        return new Filters(section, page, other, phase, since, until, q);
    }

    private static Optional<String> text(Call call, String name, int most) {
        return call.query(name).map(text -> {
            if (text.length() > most) {
                throw Problem.of(ErrorCode.BAD_PARAMETER, name + " has at most " + most + " characters.");
            }
            return text;
        });
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ErrorCode.BAD_PARAMETER, "author is the id of an account.");
        }
    }

    private static Instant time(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.of(ErrorCode.BAD_PARAMETER, name + " is a time as in 2026-01-02T03:04:05Z.");
        }
    }
}

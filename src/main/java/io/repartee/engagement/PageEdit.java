package io.repartee.engagement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.repartee.site.Site;
import io.repartee.thread.Page;
import io.repartee.web.Problem;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PUT /pages}, as it came. A field that is missing leaves things as they are, null takes them away.
 *
 * @param state open or closed, whatever the times say
 * @param closeAfterDays from now on; instead of {@code closesAt}
 */
record PageEdit(
        @Nullable PageField page,
        @Nullable String state,
        @Nullable JsonNode question,
        @Nullable JsonNode message,
        @Nullable JsonNode opensAt,
        @Nullable JsonNode closesAt,
        @Nullable Integer closeAfterDays,
        @Nullable Boolean votes,
        @Nullable Boolean reactions) {
    private static final int MOST_QUESTION = 300;
    private static final int MOST_MESSAGE = 5_000;
    private static final int MOST_TITLE = 300;
    private static final int MOST_URL = 2_048;
    private static final int MOST_SECTION = 100;
    private static final int MOST_DAYS = 3_650;

    /** The key says which page; the others settle what readers' posts said about it, and are an admin's. */
    record PageField(
            @Nullable String key,
            @Nullable String url,
            @Nullable String title,
            @Nullable String section) {}

    Page checkedPage() {
        if (page == null || page.key() == null) {
            throw Problem.field("/page/key", "The page's key is needed.");
        }
        return Page.field("/page/key", page.key());
    }

    /** Whether it settles what the page is. */
    boolean settles() {
        return page != null && (page.url() != null || page.title() != null || page.section() != null);
    }

    /** The fields that are given, each known to be of its form; texts by the names of the columns. */
    ObjectNode check(Site site, Instant now) {
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        settle(given, site);
        if (state != null) {
            if (!state.equals("open") && !state.equals("closed")) {
                throw Problem.field("/state", "open or closed is needed.");
            }
            given.put("open", state.equals("open"));
        }
        text(given, "question", question, MOST_QUESTION);
        text(given, "message", message, MOST_MESSAGE);
        time(given, "opensAt", opensAt);
        time(given, "closesAt", closesAt);
        if (closeAfterDays != null) {
            if (closesAt != null || closeAfterDays < 1 || closeAfterDays > MOST_DAYS) {
                throw Problem.field("/closeAfterDays", "1 to " + MOST_DAYS + " is needed, and no closesAt beside it.");
            }
            given.put("closesAt", now.plus(Duration.ofDays(closeAfterDays)).toString());
        }
        if (votes != null) {
            given.put("votes", votes);
        }
        if (reactions != null) {
            given.put("reactions", reactions);
        }
        return given;
    }

    private void settle(ObjectNode given, Site site) {
        if (page == null) {
            return;
        }
        plain(given, "title", page.title(), MOST_TITLE);
        plain(given, "section", page.section(), MOST_SECTION);
        if (page.url() != null) {
            plain(given, "url", page.url(), MOST_URL);
            if (!site.origins().contains(origin(page.url()))) {
                throw Problem.of(io.repartee.web.ErrorCode.PAGE_NOT_ALLOWED);
            }
        }
    }

    private static void plain(ObjectNode given, String name, @Nullable String text, int most) {
        if (text != null) {
            if (text.isBlank() || text.length() > most) {
                throw Problem.field("/page/" + name, "1 to " + most + " characters are needed.");
            }
            given.put(name, text);
        }
    }

    private static void text(ObjectNode given, String name, @Nullable JsonNode value, int most) {
        if (value == null) {
            return;
        }
        boolean fits = value.isNull()
                || value.isTextual()
                        && !value.textValue().isBlank()
                        && value.textValue().length() <= most
                        && value.textValue().codePoints().noneMatch(PageEdit::unwritable);
        if (!fits) {
            throw Problem.field("/" + name, "Text of 1 to " + most + " characters, or null, is needed.");
        }
        given.set(name, value);
    }

    private static boolean unwritable(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE
                || Character.isISOControl(codePoint) && codePoint != '\n' && codePoint != '\t';
    }

    private static void time(ObjectNode given, String name, @Nullable JsonNode value) {
        if (value == null) {
            return;
        }
        if (value.isNull()) {
            given.set(name, value);
            return;
        }
        try {
            given.put(name, OffsetDateTime.parse(value.asText()).toInstant().toString());
        } catch (DateTimeParseException e) {
            throw Problem.field("/" + name, "A time such as 2026-11-23T18:00:00Z, or null, is needed.");
        }
    }

    private static String origin(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        } catch (IllegalArgumentException e) {
            throw Problem.field("/page/url", "An absolute http or https address is needed.");
        }
    }
}

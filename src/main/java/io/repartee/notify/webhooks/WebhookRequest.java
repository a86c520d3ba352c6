package io.repartee.notify.webhooks;

import io.repartee.stream.EventType;
import io.repartee.web.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an admin says of a webhook; of a change, what is missing stays. */
record WebhookRequest(
        @Nullable String url,
        @Nullable String description,
        @Nullable List<String> events,
        @Nullable Boolean enabled) {
    /** What can be chosen: what readers hear. */
    static final List<EventType> CHOICE =
            List.of(EventType.COMMENT_PUBLISHED, EventType.COMMENT_EDITED, EventType.COMMENT_REMOVED);

    private static final int URL_CHARACTERS = 2_000;
    private static final int DESCRIPTION_CHARACTERS = 200;

    /** Throws {@code invalid_fields}. */
    void checkNew() {
        if (url == null) {
            throw Problem.field("/url", "An address is needed.");
        }
        check();
    }

    void check() {
        if (url != null && !isWeb(url)) {
            throw Problem.field("/url", "It must be an https address of a web server.");
        }
        if (description != null && description.length() > DESCRIPTION_CHARACTERS) {
            throw Problem.field("/description", "At most " + DESCRIPTION_CHARACTERS + " characters.");
        }
        codes();
    }

    /** Null when nothing is said about them. */
    Short @Nullable [] codes() {
        if (events == null) {
            return null;
        }
        if (events.isEmpty()) {
            throw Problem.field("/events", "At least one is needed.");
        }
        return events.stream().distinct().map(WebhookRequest::code).toArray(Short[]::new);
    }

    static Short[] allCodes() {
        return CHOICE.stream().map(EventType::code).toArray(Short[]::new);
    }

    private static Short code(String name) {
        return CHOICE.stream()
                .filter(type -> type.wireName().equals(name))
                .map(EventType::code)
                .findFirst()
                .orElseThrow(() -> Problem.field(
                        "/events",
                        "Can be chosen: "
                                + String.join(
                                        ", ",
                                        CHOICE.stream().map(EventType::wireName).toList())));
    }

    /** Whether it may be reached is decided at each request, by the one way out. */
    private static boolean isWeb(String text) {
        try {
            URI uri = new URI(text);
            boolean scheme = uri.getScheme() != null
                    && Set.of("https", "http").contains(uri.getScheme().toLowerCase(Locale.ROOT));
            return scheme
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && text.length() <= URL_CHARACTERS;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}

package io.repartee.stream;

import java.util.Locale;

/** What can be wrong with a message on a socket, beside what a {@link io.repartee.web.Problem} says. */
enum LiveError {
    BAD_MESSAGE("The message is not the JSON that this protocol takes"),
    UNKNOWN_TYPE("There is no such type of message"),
    ALREADY_GREETED("Hello was said already"),
    TOO_MANY_SUBSCRIPTIONS("This socket has as many subscriptions as it may have"),
    NOT_SUBSCRIBED("There is no subscription of this name"),
    FEATURE_UNAVAILABLE("This server does not offer this feature; welcome lists those it does");

    private final String detail;

    LiveError(String detail) {
        this.detail = detail;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String detail() {
        return detail;
    }
}

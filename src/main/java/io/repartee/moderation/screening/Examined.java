package io.repartee.moderation.screening;

import io.repartee.comment.Finding;
import io.repartee.site.Phases;
import io.repartee.site.Site;
import io.repartee.site.Then;
import java.time.Instant;
import java.util.Optional;

/**
 * What the phases are shown. Used by one thread at a time.
 *
 * @param source the text as typed; spans of findings are places in it
 * @param html what readers would get: the truth about what is a link
 * @param isEdit whether the text replaces one of the same author
 */
public record Examined(String source, String html, Site site, boolean isEdit, Instant at) {
    private static final int SAW_CHARACTERS = 200;

    Phases settings() {
        return site.policy().phases();
    }

    /** A finding about the text as a whole. */
    static Finding found(String phase, Then then, String saw) {
        return new Finding(phase, ruling(then), cut(saw), Optional.empty());
    }

    /** A finding in one place, from one UTF-16 offset to another. */
    static Finding found(String phase, Then then, String saw, int from, int to) {
        return new Finding(phase, ruling(then), cut(saw), Optional.of(new Finding.Span(from, to)));
    }

    private static Finding.Ruling ruling(Then then) {
        return switch (then) {
            case OFF -> throw new IllegalArgumentException("a phase that is off finds nothing");
            case PUBLISH -> Finding.Ruling.PUBLISH;
            case HOLD -> Finding.Ruling.HOLD;
            case SPAM -> Finding.Ruling.SPAM;
            case REJECT -> Finding.Ruling.REJECT;
        };
    }

    private static String cut(String saw) {
        if (saw.length() <= SAW_CHARACTERS) {
            return saw;
        }
        int end = SAW_CHARACTERS - 1;
        return saw.substring(0, Character.isHighSurrogate(saw.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}

package io.repartee.moderation;

import java.util.Locale;

/** How far an author has come, by what became of the last comments: nobody sets it, and it rises and falls by itself. */
enum Trust {
    NEW,
    KNOWN,
    TRUSTED;

    private static final int KNOWN_FROM = 3;
    private static final int TRUSTED_FROM = 20;
    private static final int MOST_REJECTED_PERCENT = 5;

    static Trust of(long published, long rejected) {
        if (published < KNOWN_FROM || rejected > published) {
            return NEW;
        }
        boolean clean = rejected * 100 <= MOST_REJECTED_PERCENT * (published + rejected);
        return published >= TRUSTED_FROM && clean ? TRUSTED : KNOWN;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

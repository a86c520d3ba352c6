package io.repartee.account;

import io.repartee.web.Problem;

/** What people are called. Names are shown beside the names of others, so they must not change how those read. */
final class DisplayName {
    private static final int GUEST_CODE_POINTS = 40;
    private static final int TOKEN_CODE_POINTS = 80;
    private static final String NOBODY = "Reader";
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    private DisplayName() {}

    /** A name that a guest chose; throws {@code invalid_fields}. */
    static String ofGuest(String name) {
        if (name == null) {
            throw Problem.field("/name", "A name is needed.");
        }
        String trimmed = name.strip();
        if (trimmed.codePoints().anyMatch(DisplayName::isInvisible)) {
            throw Problem.field("/name", "The name must not hold control or direction characters.");
        }
        int length = trimmed.codePointCount(0, trimmed.length());
        if (length < 1 || length > GUEST_CODE_POINTS || trimmed.codePoints().allMatch(DisplayName::isBlank)) {
            throw Problem.field("/name", "The name must have 1 to " + GUEST_CODE_POINTS + " characters.");
        }
        return trimmed;
    }

    /** A name that a publisher vouches for, made fit to be shown; never empty. */
    static String ofToken(String name) {
        StringBuilder clean = new StringBuilder();
        name.codePoints()
                .filter(point -> !isInvisible(point))
                .limit(TOKEN_CODE_POINTS)
                .forEach(clean::appendCodePoint);
        String fit = clean.toString().strip();
        return fit.codePoints().allMatch(DisplayName::isBlank) ? NOBODY : fit;
    }

    /** Joiners stay: names in several scripts, and emoji, are written with them. */
    private static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> true;
            case Character.FORMAT -> point != NON_JOINER && point != JOINER;
            default -> false;
        };
    }

    private static boolean isBlank(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point) || point == NON_JOINER || point == JOINER;
    }
}

package io.repartee.comment;

/** Tells text that can be seen from text that only takes place: spaces, controls, joiners and letters without a shape. */
final class Visible {
    private Visible() {}

    static boolean in(String text) {
        return in(text, 0, text.length());
    }

    /** The same for a part of a text; looks no further than the first thing to see. */
    static boolean in(String text, int from, int to) {
        for (int at = from; at < to; ) {
            int codePoint = text.codePointAt(at);
            if (visible(codePoint)) {
                return true;
            }
            at += Character.charCount(codePoint);
        }
        return false;
    }

    private static boolean visible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> !blank(codePoint);
        };
    }

    /** What Unicode calls ignorable by default though it is a letter or a mark, and the empty Braille pattern. */
    private static boolean blank(int codePoint) {
        return codePoint == 0x034F // combining grapheme joiner
                || codePoint == 0x115F // Hangul fillers
                || codePoint == 0x1160
                || codePoint == 0x3164
                || codePoint == 0xFFA0
                || codePoint == 0x17B4 // Khmer inherent vowels
                || codePoint == 0x17B5
                || codePoint == 0x2800 // Braille
                || codePoint >= 0x180B && codePoint <= 0x180F // variation selectors
                || codePoint >= 0xFE00 && codePoint <= 0xFE0F
                || codePoint == 0x2065 // reserved to be ignorable
                || codePoint >= 0xFFF0 && codePoint <= 0xFFF8
                || codePoint >= 0xE0000 && codePoint <= 0xE0FFF;
    }
}

package io.repartee.web;

/** What any text from outside must be before it goes further. */
final class Text {
    private Text() {}

    /** Whether the text is whole UTF-16 without NUL, which is what UTF-8 and PostgreSQL can keep. */
    static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}

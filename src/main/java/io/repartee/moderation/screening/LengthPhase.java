package io.repartee.moderation.screening;

import io.repartee.comment.Finding;
import io.repartee.site.PhaseSettings.Length;
import java.util.ArrayList;
import java.util.List;

/** Texts that are too short to say something, or too long or tall to be read. */
final class LengthPhase implements Phase {
    @Override
    public String name() {
        return "length";
    }

    @Override
    public List<Finding> examine(Examined text) {
        Length length = text.settings().length();
        if (!length.then().looks() || length.least() == 0 && length.most() == 0 && length.mostLines() == 0) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        String source = text.source();
        int visible = 0;
        int lines = 1;
        for (int at = 0; at < source.length(); ) {
            int codePoint = source.codePointAt(at);
            visible += isVisible(codePoint) ? 1 : 0;
            lines += codePoint == '\n' ? 1 : 0;
            at += Character.charCount(codePoint);
        }
        if (visible < length.least()) {
            findings.add(Examined.found(name(), length.then(), visible + " characters, fewer than " + length.least()));
        }
        if (length.most() > 0 && visible > length.most()) {
            findings.add(Examined.found(name(), length.then(), visible + " characters, more than " + length.most()));
        }
        if (length.mostLines() > 0 && lines > length.mostLines()) {
            findings.add(Examined.found(name(), length.then(), lines + " lines, more than " + length.mostLines()));
        }
        return findings;
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.NON_SPACING_MARK -> false;
            default -> true;
        };
    }
}

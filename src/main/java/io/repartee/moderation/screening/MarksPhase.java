package io.repartee.moderation.screening;

import com.ibm.icu.lang.UScript;
import io.repartee.comment.Finding;
import io.repartee.site.PhaseSettings.Marks;
import java.util.List;

/**
 * Towers of combining marks, which cover the lines around them. Counted are marks that belong to no script of their own; the
 * vowel signs of Indic scripts, the points of Hebrew and the like may be more, but not without end, and no mark needs to stand thrice.
 */
final class MarksPhase implements Phase {
    private static final int MOST_OF_A_SCRIPT = 12;
    private static final int MOST_OF_THE_SAME = 2;

    @Override
    public String name() {
        return "marks";
    }

    @Override
    public List<Finding> examine(Examined text) {
        Marks marks = text.settings().marks();
        if (!marks.then().looks() || text.isPlain()) {
            return List.of();
        }
        String source = text.source();
        int base = 0;
        int common = 0;
        int all = 0;
        int same = 0;
        int before = -1;
        int next;
        for (int at = 0; at < source.length(); at = next) {
            int c = source.codePointAt(at);
            next = at + Character.charCount(c);
            if (c < 0x300 || !isMark(c)) {
                base = at;
                common = 0;
                all = 0;
                same = 0;
                before = c;
                continue;
            }
            all++;
            common += UScript.getScript(c) == UScript.INHERITED ? 1 : 0;
            same = c == before ? same + 1 : 1;
            before = c;
            if (common > marks.most() || all > MOST_OF_A_SCRIPT || same > MOST_OF_THE_SAME) {
                return List.of(Examined.found(name(), marks.then(), all + " marks on one letter", base, next));
            }
        }
        return List.of();
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK && !isVariation(c) || type == Character.ENCLOSING_MARK;
    }

    private static boolean isVariation(int c) {
        return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
    }
}

package io.repartee.moderation.screening;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import io.repartee.comment.Finding;
import io.repartee.site.Then;
import java.util.List;

/**
 * What hides in a text: control characters, what cannot be seen inside of a word, and direction that is overridden or left open.
 * What scripts need is not minded: joiners in Persian, Urdu and Indic words, in emoji, the spaces without width of Thai and Khmer, flags,
 * marks of direction, soft hyphens.
 */
final class InvisiblePhase implements Phase {
    private static final int ZWSP = 0x200B;
    private static final int ZWNJ = 0x200C;
    private static final int ZWJ = 0x200D;
    private static final int WORD_JOINER = 0x2060;
    private static final int BOM = 0xFEFF;
    private static final int BLACK_FLAG = 0x1F3F4;

    @Override
    public String name() {
        return "invisible";
    }

    @Override
    public List<Finding> examine(Examined text) {
        Then then = text.settings().invisible().then();
        if (!then.looks() || text.isPlain()) {
            return List.of();
        }
        return new Look(text.source(), then).findings();
    }

    /** One pass; stops at the first of each kind. */
    private final class Look {
        private final String source;
        private final Then then;
        private final Firsts firsts = new Firsts();
        private int embeddings;
        private int isolates;
        private int openedAt = -1;

        Look(String source, Then then) {
            this.source = source;
            this.then = then;
        }

        List<Finding> findings() {
            int before = -1;
            int next;
            for (int at = 0; at < source.length(); at = next) {
                int c = source.codePointAt(at);
                next = at + Character.charCount(c);
                if (c >= 0x80 || c < 0x20 || c == 0x7F) {
                    look(before, c, at, next);
                }
                before = c == '\n' ? lineEnd(c) : isUnseen(c) ? before : c;
            }
            lineEnd(-1);
            return firsts.all();
        }

        private void look(int before, int c, int at, int next) {
            if (c == '\n' || c == '\r' || c == '\t') {
                return;
            }
            if (Character.getType(c) == Character.CONTROL) {
                find("control character", c, at, next);
            } else if (c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069) {
                direction(c, at, next);
            } else if (isUnseen(c) && hides(before, c, next)) {
                find("invisible character in a word", c, at, next);
            }
        }

        private void direction(int c, int at, int next) {
            switch (c) {
                case 0x202D, 0x202E -> find("overridden direction", c, at, next);
                case 0x202A, 0x202B -> open(embeddings++, at);
                case 0x202C -> embeddings = Math.max(embeddings - 1, 0);
                case 0x2069 -> isolates = Math.max(isolates - 1, 0);
                default -> open(isolates++, at);
            }
        }

        private void open(int already, int at) {
            openedAt = already == 0 || openedAt < 0 ? at : openedAt;
        }

        /** Direction ends with its paragraph; what is still open there was left open on purpose, or spills over. */
        private int lineEnd(int c) {
            if (embeddings > 0 || isolates > 0) {
                find("direction left open", source.charAt(openedAt), openedAt, openedAt + 1);
            }
            embeddings = 0;
            isolates = 0;
            openedAt = -1;
            return c;
        }

        private boolean hides(int before, int c, int next) {
            int after = next < source.length() ? source.codePointAt(next) : -1;
            if (c >= 0xE0000 && c <= 0xE007F) {
                return before != BLACK_FLAG;
            }
            if (c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF) {
                return isWestern(before) || isVariation(after);
            }
            if (c == 0xAD || UCharacter.hasBinaryProperty(c, UProperty.BIDI_CONTROL)) {
                return false;
            }
            if (c == ZWNJ || c == ZWJ || c == ZWSP || c == WORD_JOINER || c == BOM || c == 0x34F) {
                return isWestern(before) && (isWestern(after) || c == after);
            }
            return isWestern(before) || isWestern(after);
        }

        private void find(String what, int c, int from, int to) {
            if (!firsts.has(what)) {
                firsts.add(what, Examined.found(name(), then, "%s U+%04X".formatted(what, c), from, to));
            }
        }
    }

    private static boolean isVariation(int c) {
        return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
    }

    private static boolean isUnseen(int c) {
        return c >= 0x80 && UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    /** Letters of scripts that need nothing invisible between them. */
    private static boolean isWestern(int c) {
        if (c < 0 || !Character.isLetterOrDigit(c)) {
            return false;
        }
        return switch (UScript.getScript(c)) {
            case UScript.LATIN, UScript.GREEK, UScript.CYRILLIC, UScript.ARMENIAN, UScript.GEORGIAN -> true;
            default -> false;
        };
    }
}

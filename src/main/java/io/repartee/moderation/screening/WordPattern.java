package io.repartee.moderation.screening;

import com.ibm.icu.lang.UScript;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One word or phrase of a site's list, folded. The automaton finds where its letters stand in a text; this tells whether the word
 * itself is there: with its doubled letters, at the ends of words where the list says so, and without words of their own in
 * between. Immutable.
 */
final class WordPattern {
    /** A letter that is written at least so often is stretched, and may stand for fewer. */
    private static final int STRETCHED = 3;

    private final String word;
    private final Folded letters;
    private final boolean anyStart;
    private final boolean anyEnd;
    private final boolean spelled;

    private WordPattern(String word, Folded letters, boolean anyStart, boolean anyEnd, boolean spelled) {
        this.word = word;
        this.letters = letters;
        this.anyStart = anyStart;
        this.anyEnd = anyEnd;
        this.spelled = spelled;
    }

    /**
     * What to look for to find a word: a second form only where a letter of it is doubled, which is not when it is spelled.
     *
     * @param word with {@code *} at an end where the word may go on
     */
    static List<WordPattern> of(String word, Folding folding) {
        String bare = word.strip();
        boolean anyStart = bare.startsWith("*");
        boolean anyEnd = bare.endsWith("*");
        String inner = bare.substring(anyStart ? 1 : 0, bare.length() - (anyEnd && bare.length() > 1 ? 1 : 0));
        Folded letters = Folded.of(inner, folding);
        if (letters.size() == 0) {
            return List.of();
        }
        WordPattern usual = new WordPattern(word, letters, anyStart, anyEnd, false);
        boolean doubled = IntStream.range(0, letters.size()).anyMatch(i -> letters.run(i) > 1);
        return doubled ? List.of(usual, spelled(word, inner, folding)) : List.of(usual);
    }

    private static WordPattern spelled(String word, String inner, Folding folding) {
        String apart = inner.codePoints().mapToObj(Character::toString).collect(Collectors.joining("-"));
        return new WordPattern(word, Folded.of(apart, folding), false, false, true);
    }

    /** As the site's list has it. */
    String word() {
        return word;
    }

    /** The letters to look for. */
    String key() {
        return letters.text();
    }

    int length() {
        return letters.size();
    }

    /** @param start where the letters stand in the text */
    boolean isAt(Folded text, int start) {
        boolean bound = spelled || spaced(text, start);
        return lettersFit(text, start)
                && (anyStart && !bound || begins(text, start))
                && (anyEnd && !bound || ends(text, start + length()))
                && (!bound || isSpelled(text, start));
    }

    private boolean lettersFit(Folded text, int start) {
        int real = 0;
        for (int i = 0; i < length(); i++) {
            int there = start + i;
            boolean edge = i == 0 && anyStart || i == length() - 1 && anyEnd;
            if (!runFits(text.run(there), letters.run(i), edge)
                    || !strokesFit(text, there, i)
                    || letters.digit(i) != 0 && letters.digit(i) != text.digit(there)) {
                return false;
            }
            real += text.digit(there) != 0 && letters.digit(i) == 0 ? 0 : 1;
        }
        return 2 * real >= length();
    }

    private static boolean runFits(int there, int here, boolean edge) {
        return there == here || there >= Math.max(STRETCHED, here) || edge && there >= here;
    }

    /** What is surely an i is no l of the word, and the other way round. */
    private boolean strokesFit(Folded text, int there, int here) {
        boolean same = text.run(there) == letters.run(here);
        return fits(text.dotted(there), letters.dotted(here), same)
                && fits(text.straight(there), letters.straight(here), same);
    }

    private static boolean fits(int there, int here, boolean same) {
        return same ? there <= here : there == 0 || here > 0;
    }

    /** Whether something lies between the letters that the word has not. */
    private boolean spaced(Folded text, int start) {
        for (int i = 1; i < length(); i++) {
            if (letters.gap(i) == Folded.NOTHING && text.gap(start + i) != Folded.NOTHING) {
                return true;
            }
        }
        return false;
    }

    /** Letter by letter ("w o r d"), or with signs inside ("wo-rd"); two words that happen to meet are not it. */
    private boolean isSpelled(Folded text, int start) {
        boolean space = false;
        boolean single = text.run(start) == 1;
        for (int i = 1; i < length(); i++) {
            single &= text.gap(start + i) != Folded.NOTHING && text.run(start + i) == 1;
            space |= letters.gap(i) == Folded.NOTHING && text.gap(start + i) == Folded.SPACE;
        }
        return single || !spelled && !space;
    }

    private static boolean begins(Folded text, int start) {
        return text.gap(start) != Folded.NOTHING || flows(text.letter(start)) || flows(text.letter(start - 1));
    }

    private static boolean ends(Folded text, int end) {
        return end == text.size()
                || text.gap(end) != Folded.NOTHING
                || flows(text.letter(end))
                || flows(text.letter(end - 1));
    }

    /** Scripts that put no space between words. */
    private static boolean flows(char letter) {
        if (letter < 0xE00) {
            return false;
        }
        return switch (UScript.getScript(letter)) {
            case UScript.HAN,
                    UScript.HIRAGANA,
                    UScript.KATAKANA,
                    UScript.THAI,
                    UScript.LAO,
                    UScript.KHMER,
                    UScript.MYANMAR -> true;
            default -> false;
        };
    }
}

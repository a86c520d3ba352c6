package io.repartee.moderation.screening;

import java.util.Arrays;

/**
 * The letters of a text as {@link Folding} takes them, without anything between, each with its place in the source. A letter that
 * follows itself is one letter with a count. Made in one pass over the text; immutable afterwards.
 */
final class Folded {
    /** What lies between a letter and the one before it. */
    static final byte NOTHING = 0;
    /** Signs that people put between the letters of a word. */
    static final byte SIGN = 1;
    /** Space, or what ends a word or a sentence. */
    static final byte SPACE = 2;

    private static final String WITHIN_WORDS = "*-_·•~+=^|\\\"`´‐‑–";
    private static final int MOST_RUN = 100;

    private char[] letters;
    private int[] from;
    private int[] to;
    private byte[] run;
    private byte[] gap;
    private char[] digit;
    private byte[] dotted;
    private byte[] straight;
    private int size;

    private Folded(int expected) {
        letters = new char[expected];
        from = new int[expected];
        to = new int[expected];
        run = new byte[expected];
        gap = new byte[expected];
        digit = new char[expected];
        dotted = new byte[expected];
        straight = new byte[expected];
    }

    static Folded of(String source, Folding folding) {
        Folded folded = new Folded(source.length() + 1);
        folded.read(source, folding);
        return folded;
    }

    int size() {
        return size;
    }

    char letter(int index) {
        return letters[index];
    }

    /** Where the letter begins in the source. */
    int from(int index) {
        return from[index];
    }

    /** Where the letter ends in the source. */
    int to(int index) {
        return to[index];
    }

    /** How often it follows itself there, at most a hundred. */
    int run(int index) {
        return run[index];
    }

    /** What lies before it. The first letter has a space before it. */
    int gap(int index) {
        return gap[index];
    }

    /** The digit that it was, if it was one; otherwise 0. */
    char digit(int index) {
        return digit[index];
    }

    /** How many of its {@code l} were surely an i. What can be both is neither. */
    int dotted(int index) {
        return dotted[index];
    }

    /** How many of its {@code l} were surely an l. */
    int straight(int index) {
        return straight[index];
    }

    String text() {
        return new String(letters, 0, size);
    }

    private void read(String source, Folding folding) {
        byte before = SPACE;
        int next;
        for (int at = 0; at < source.length(); at = next) {
            int c = source.codePointAt(at);
            next = at + Character.charCount(c);
            if (c < 0x80) {
                before = ascii(source, at, (char) c, before);
                continue;
            }
            String folded = folding.of(c);
            if (!folded.isEmpty()) {
                for (int i = 0; i < folded.length(); i++) {
                    add(folded.charAt(i), at, next, i == 0 ? before : NOTHING, number(c));
                    if (folded.charAt(i) == 'l') {
                        stroke(source, at, next, c);
                    }
                }
                before = NOTHING;
            } else if (before != NOTHING || !joins(c, next, folding)) {
                before = (byte) Math.max(before, apart(c));
            }
        }
    }

    /** Most of what is written: a letter at most, and no joining. Gives what then lies before the next one. */
    private byte ascii(String source, int at, char c, byte before) {
        char letter = c == '@' || c == '$' || c == '!' || c == '|' ? meant(source, at, c) : Folding.ascii(c);
        if (letter == 0) {
            return (byte) Math.max(before, signOrSpace(c));
        }
        add(letter, at, at + 1, before, number(c));
        if (letter == 'l') {
            stroke(source, at, at + 1, c);
        }
        return NOTHING;
    }

    /** Some signs stand for letters, but only inside of words; 0 for none. */
    private static char meant(String source, int at, char c) {
        int next = at + 1;
        boolean letterAfter = next < source.length()
                && (Character.isLetter(source.charAt(next))
                        || source.charAt(next) == '@'
                        || source.charAt(next) == '$');
        if (c == '@' || c == '$') {
            return !letterAfter ? 0 : c == '@' ? 'a' : 's';
        }
        return letterAfter && at > 0 && Character.isLetter(source.charAt(at - 1)) ? 'l' : (char) 0;
    }

    /** A mark after a letter may make another letter of it. */
    private boolean joins(int mark, int end, Folding folding) {
        if (size == 0 || apart(mark) != NOTHING) {
            return false;
        }
        int composed = folding.composed(letters[size - 1], mark);
        if (composed >= 0 && composed <= Character.MAX_VALUE) {
            letters[size - 1] = (char) composed;
        }
        to[size - 1] = end;
        return true;
    }

    private static byte signOrSpace(int c) {
        return c != ' ' && WITHIN_WORDS.indexOf(c) >= 0 ? SIGN : SPACE;
    }

    private static byte apart(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.UNASSIGNED,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER -> NOTHING;
            default -> signOrSpace(c);
        };
    }

    private void add(char letter, int start, int end, byte before, char number) {
        if (before == NOTHING && size > 0 && letters[size - 1] == letter) {
            run[size - 1] = (byte) Math.min(run[size - 1] + 1, MOST_RUN);
            to[size - 1] = end;
            digit[size - 1] = digit[size - 1] == number ? number : 0;
            return;
        }
        if (size == letters.length) {
            grow();
        }
        letters[size] = letter;
        from[size] = start;
        to[size] = end;
        run[size] = 1;
        gap[size] = before;
        digit[size] = number;
        size++;
    }

    private static char number(int c) {
        return c >= '0' && c <= '9' ? (char) c : 0;
    }

    /** The small letters i and l are what they are, unless they stand beside capitals to look like one. */
    private void stroke(String source, int at, int next, int c) {
        boolean amongCapitals =
                at > 0 && isCapital(source.charAt(at - 1)) || next < source.length() && isCapital(source.charAt(next));
        int last = size - 1;
        if (c == 'i' && !amongCapitals) {
            dotted[last] = (byte) Math.min(dotted[last] + 1, MOST_RUN);
        } else if (c == 'L' || c == 'l' && !amongCapitals) {
            straight[last] = (byte) Math.min(straight[last] + 1, MOST_RUN);
        }
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private void grow() {
        int more = size * 2;
        letters = Arrays.copyOf(letters, more);
        from = Arrays.copyOf(from, more);
        to = Arrays.copyOf(to, more);
        run = Arrays.copyOf(run, more);
        gap = Arrays.copyOf(gap, more);
        digit = Arrays.copyOf(digit, more);
        dotted = Arrays.copyOf(dotted, more);
        straight = Arrays.copyOf(straight, more);
    }
}

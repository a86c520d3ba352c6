package io.repartee.moderation.screening;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.Locale;

/**
 * What one character is taken for when words are compared: compatibility forms and case folded (NFKC, Unicode case folding), marks
 * dropped, and letters that look like Latin ones taken for them (the confusables of UTS 39, and the digits that people write for
 * letters). Marks that are vowels of their script (as in Indic scripts) stay. Answers are kept in tables that fill as
 * characters are met. Thread-safe.
 */
final class Folding {
    /** Accents do not count: "café" is "cafe". */
    static final Folding PLAIN = new Folding(false);

    /** Accents count: "año" is not "ano". */
    static final Folding ACCENTED = new Folding(true);

    private static final int TABLE = 0x20000;
    private static final String LEET = "ol2eas6t89";
    private static final char[] ASCII = ascii();
    private static final int NEGATIVE_CIRCLED_A = 0x1F150;
    private static final int NEGATIVE_SQUARED_A = 0x1F170;
    private static final int ARABIC_TATWEEL = 0x640;
    private static final int FIRST_HANGUL = 0xAC00;
    private static final int LAST_HANGUL = 0xD7A3;

    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();
    private static final Normalizer2 NFD = Normalizer2.getNFDInstance();
    private static final Normalizer2 NFKC_CASEFOLD = Normalizer2.getNFKCCasefoldInstance();
    private static final SpoofChecker LOOKS = new SpoofChecker.Builder().build();

    private final boolean accents;
    /** Each entry is written once with the same value, and texts are immutable: a race costs time only. */
    private final String[] table = new String[TABLE];

    private Folding(boolean accents) {
        this.accents = accents;
    }

    /** Meets every character that has to be looked at closely, so that no text has to wait for that. Takes some ten milliseconds. */
    void fill() {
        for (int c = 0x80; c < TABLE; c++) {
            if (Character.isDefined(c) && hasLookAlikes(c)) {
                of(c);
            }
        }
    }

    /** Empty for what has no letter: marks, punctuation, spaces, what cannot be seen. */
    String of(int codePoint) {
        if (codePoint >= TABLE) {
            return compute(codePoint);
        }
        String known = table[codePoint];
        if (known == null) {
            known = compute(codePoint);
            table[codePoint] = known;
        }
        return known;
    }

    /** The one letter that a letter and a mark after it make, where accents count; negative when there is none. */
    int composed(int letter, int mark) {
        return accents ? NFC.composePair(letter, mark) : -1;
    }

    private String compute(int codePoint) {
        if (codePoint < 0x80) {
            return text((char) codePoint);
        }
        if (codePoint == ARABIC_TATWEEL
                || UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
            return "";
        }
        return isItself(codePoint) ? Character.toString(codePoint) : closely(codePoint);
    }

    /** Letters that have no other form and look like no other: most of the Chinese, Japanese and Korean ones, of which a text can have very many. */
    private static boolean isItself(int codePoint) {
        if (!UCharacter.isLetterOrDigit(codePoint) || hasLookAlikes(codePoint)) {
            return false;
        }
        return codePoint >= FIRST_HANGUL && codePoint <= LAST_HANGUL
                || NFKC_CASEFOLD.getRawDecomposition(codePoint) == null && NFD.getRawDecomposition(codePoint) == null;
    }

    /** What takes a few microseconds; the same for what is itself. */
    String closely(int codePoint) {
        String badge = badge(codePoint);
        return badge.isEmpty() ? letters(NFKC_CASEFOLD.normalize(Character.toString(codePoint))) : badge;
    }

    private String letters(String folded) {
        String bare = accents ? folded : NFC.normalize(bare(NFD.normalize(folded)));
        StringBuilder letters = new StringBuilder();
        bare.codePoints().forEach(each -> letters.append(letter(each)));
        return letters.toString();
    }

    private static String bare(String decomposed) {
        StringBuilder bare = new StringBuilder();
        decomposed.codePoints().filter(each -> !isAccent(each)).forEach(bare::appendCodePoint);
        return bare.toString();
    }

    private static String letter(int codePoint) {
        if (codePoint < 0x80) {
            return text((char) codePoint);
        }
        if (!UCharacter.isLetterOrDigit(codePoint) && !isMark(codePoint) || isAccent(codePoint)) {
            return "";
        }
        String own = Character.toString(codePoint);
        if (!hasLookAlikes(codePoint)) {
            return own;
        }
        String small = latin(LOOKS.getSkeleton(own));
        return small.isEmpty() ? otherwise(latin(LOOKS.getSkeleton(UCharacter.toUpperCase(own))), own) : small;
    }

    private static String otherwise(String found, String own) {
        return found.isEmpty() ? own : found;
    }

    /** The skeleton as our letters, when all of it is Latin. */
    private static String latin(String skeleton) {
        StringBuilder letters = new StringBuilder();
        for (char c : skeleton.toLowerCase(Locale.ROOT).replace("rn", "m").toCharArray()) {
            if (c >= 0x80 || ascii(c) == 0) {
                return "";
            }
            letters.append(ascii(c));
        }
        return letters.toString();
    }

    /** What a character below 0x80 is taken for; 0 for what has no letter. */
    static char ascii(char c) {
        return ASCII[c];
    }

    private static String text(char c) {
        return ascii(c) == 0 ? "" : String.valueOf(ascii(c));
    }

    /** The letters i and l look alike in capitals and are one; {@link Folded} remembers which it was. */
    private static char[] ascii() {
        char[] letters = new char[0x80];
        for (char c = 'a'; c <= 'z'; c++) {
            letters[c] = c == 'i' ? 'l' : c;
            letters[c + 'A' - 'a'] = letters[c];
        }
        for (int digit = 0; digit < LEET.length(); digit++) {
            letters['0' + digit] = LEET.charAt(digit);
        }
        return letters;
    }

    private static String badge(int codePoint) {
        int from = codePoint >= NEGATIVE_SQUARED_A ? NEGATIVE_SQUARED_A : NEGATIVE_CIRCLED_A;
        int letter = codePoint - from;
        return letter >= 0 && letter < 26 ? text((char) ('a' + letter)) : "";
    }

    /** Scripts whose letters are written for Latin ones. Others only seem alike to who cannot read them. */
    private static boolean hasLookAlikes(int codePoint) {
        return switch (UScript.getScript(codePoint)) {
            case UScript.LATIN,
                    UScript.GREEK,
                    UScript.CYRILLIC,
                    UScript.ARMENIAN,
                    UScript.COPTIC,
                    UScript.CHEROKEE,
                    UScript.LISU,
                    UScript.DESERET,
                    UScript.COMMON -> true;
            default -> false;
        };
    }

    private static boolean isMark(int codePoint) {
        int type = UCharacter.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** Marks that are not letters of their script. */
    private static boolean isAccent(int codePoint) {
        if (!isMark(codePoint)) {
            return false;
        }
        return switch (UScript.getScript(codePoint)) {
            case UScript.INHERITED,
                    UScript.COMMON,
                    UScript.LATIN,
                    UScript.GREEK,
                    UScript.CYRILLIC,
                    UScript.HEBREW,
                    UScript.ARABIC -> true;
            default -> false;
        };
    }
}

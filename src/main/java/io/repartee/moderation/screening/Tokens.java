package io.repartee.moderation.screening;

import com.ibm.icu.text.Normalizer2;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The tokens of a text that are counted for spam: its words in lower case, each once, and the hosts it links to. */
public final class Tokens {
    private static final int LONGEST = 32;
    private static final int SHORTEST = 2;
    private static final int MOST = 400;
    private static final Normalizer2 CASEFOLD = Normalizer2.getNFKCCasefoldInstance();

    private Tokens() {}

    public static Set<String> of(String source, String html) {
        return of(source, Folded.of(source, Folding.PLAIN), html);
    }

    /** At most four hundred: what comes later in a text says little more. */
    static Set<String> of(String source, Folded letters, String html) {
        Set<String> tokens = new LinkedHashSet<>();
        for (Link link : Link.all(html, "")) {
            link.host().filter(host -> tokens.size() < MOST / 4).ifPresent(host -> tokens.add("link:" + host));
        }
        int from = 0;
        for (int i = 1; i <= letters.size() && tokens.size() < MOST; i++) {
            if (i == letters.size() || letters.gap(i) != Folded.NOTHING) {
                add(source, letters.from(from), letters.to(i - 1), tokens);
                from = i;
            }
        }
        return tokens;
    }

    private static void add(String source, int from, int to, Set<String> tokens) {
        if (to - from >= SHORTEST && to - from <= LONGEST) {
            tokens.add(folded(source.substring(from, to)));
        }
    }

    /** Most words are ASCII, of which nothing but the case is folded. */
    private static String folded(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 0x80) {
                return CASEFOLD.normalize(word);
            }
        }
        return word.toLowerCase(Locale.ROOT);
    }
}

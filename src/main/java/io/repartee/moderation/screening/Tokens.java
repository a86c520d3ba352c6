package io.repartee.moderation.screening;

import java.util.LinkedHashSet;
import java.util.Set;

/** The tokens of a text that are counted for spam: its words as they are folded, each once, and the hosts it links to. */
final class Tokens {
    private static final int LONGEST = 32;
    private static final int SHORTEST = 2;
    private static final int MOST = 400;

    private Tokens() {}

    /** At most four hundred: what comes later in a text says little more. */
    static Set<String> of(Folded text, String html) {
        Set<String> tokens = new LinkedHashSet<>();
        for (Link link : Link.all(html, "")) {
            link.host().filter(host -> tokens.size() < MOST / 4).ifPresent(host -> tokens.add("link:" + host));
        }
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < text.size() && tokens.size() < MOST; i++) {
            if (text.gap(i) != Folded.NOTHING) {
                add(word, tokens);
            }
            if (word.length() <= LONGEST) {
                word.append(text.letter(i));
                if (text.run(i) == 2) {
                    word.append(text.letter(i));
                }
            }
        }
        add(word, tokens);
        return tokens;
    }

    private static void add(StringBuilder word, Set<String> tokens) {
        if (word.length() >= SHORTEST && word.length() <= LONGEST) {
            tokens.add(word.toString());
        }
        word.setLength(0);
    }
}

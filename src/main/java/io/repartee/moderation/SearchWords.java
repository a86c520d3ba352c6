package io.repartee.moderation;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns what a moderator types into a query of PostgreSQL's full-text search: all words must be there, each may go on
 * ({@code vacc} finds vaccine), and {@code -word} must not be there. Nothing that can be typed is an error.
 */
final class SearchWords {
    private static final int MOST_WORDS = 20;

    private SearchWords() {}

    /** As {@code to_tsquery} takes it; empty when there is no word, which finds nothing. */
    static String query(String typed) {
        List<String> words = new ArrayList<>();
        for (String word : typed.split("[^\\p{L}\\p{M}\\p{N}_'’.@/:-]+")) {
            boolean not = word.length() > 1 && word.startsWith("-");
            String bare = not ? word.substring(1) : word;
            if (bare.codePoints().anyMatch(Character::isLetterOrDigit) && words.size() < MOST_WORDS) {
                words.add((not ? "!" : "") + "'" + bare.replace("'", "''") + "':*");
            }
        }
        return String.join(" & ", words);
    }
}

package io.repartee.moderation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a moderator types, as a query of PostgreSQL's full-text search: all words must be there, each may go on ({@code vacc}
 * finds vaccine) or be one that is written alike, and {@code -word} must not be there. Nothing that can be typed is an error.
 */
record SearchWords(List<Word> words) {
    private static final int MOST_WORDS = 20;
    private static final int ALIKE_FROM_CHARACTERS = 4;

    /** One word, which must be there or must not. */
    record Word(String text, boolean not) {}

    static SearchWords of(String typed) {
        List<Word> words = new ArrayList<>();
        for (String word : typed.split("[^\\p{L}\\p{M}\\p{N}_'’.@/:-]+")) {
            boolean not = word.length() > 1 && word.startsWith("-");
            String bare = not ? word.substring(1) : word;
            if (bare.codePoints().anyMatch(Character::isLetterOrDigit) && words.size() < MOST_WORDS) {
                words.add(new Word(bare, not));
            }
        }
        return new SearchWords(words);
    }

    /** The words to which those that are written alike count too; shorter ones are like too many. */
    String[] loose() {
        return words.stream()
                .filter(word -> !word.not && word.text.length() >= ALIKE_FROM_CHARACTERS)
                .map(word -> word.text.toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    /** As {@code to_tsquery} takes it; empty when there is no word, which finds nothing. */
    String query(Map<String, List<String>> alike) {
        return String.join(
                " & ",
                words.stream()
                        .map(word -> word.not
                                ? "!" + quoted(word.text) + ":*"
                                : any(word.text, alike.getOrDefault(word.text.toLowerCase(Locale.ROOT), List.of())))
                        .toList());
    }

    private static String any(String word, List<String> alike) {
        StringBuilder any = new StringBuilder("(" + quoted(word) + ":*");
        alike.forEach(other -> any.append(" | ").append(quoted(other)));
        return any.append(')').toString();
    }

    private static String quoted(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}

package io.repartee.comment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The picture of a person, as the element draws it: theirs, or the first letters of the name on a colour that is always the same. */
final class Face {
    private static final int HUES = 8;

    private Face() {}

    /** @param author null, or what readers see of the author */
    static String of(JsonNode author) {
        if (author.path("avatar").isTextual()) {
            return "<img class=\"face\" part=\"avatar\" src=\""
                    + Markedup.text(author.path("avatar").asText())
                    + "\" alt=\"\" loading=\"lazy\" referrerpolicy=\"no-referrer\">";
        }
        if (!author.isObject()) {
            return "<span class=\"face\" part=\"avatar\" aria-hidden=\"true\"></span>";
        }
        return "<span class=\"face h" + hue(author.path("id").asText())
                + "\" part=\"avatar\" aria-hidden=\"true\">"
                + Markedup.text(initials(author.path("name").asText())) + "</span>";
    }

    static String initials(String name) {
        String[] words = name.strip().split("\\s+");
        String letters = first(words[0]) + (words.length > 1 ? first(words[words.length - 1]) : "");
        return letters.toUpperCase(Locale.ROOT);
    }

    static int hue(String id) {
        return id.chars().reduce(7, (sum, c) -> (sum * 31 + c) % 997) % HUES;
    }

    private static String first(String word) {
        return word.isEmpty() ? "" : Character.toString(word.codePointAt(0));
    }
}

package io.repartee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the sign-in window says: the same in every language that the comments have. */
class SignInWordsTest {
    private static final Path WORDS = Path.of("src/main/web/signin/words");
    private static final Path WIDGET = Path.of("src/main/web/widget/words/lang");
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");
    private static final int SHORT = 12;

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasEveryPhraseAndFillsInTheSame(String language) {
        Map<String, String> english = read("en");
        Map<String, String> phrases = read(language);
        assertThat(phrases.keySet()).isEqualTo(english.keySet());
        phrases.forEach((key, phrase) -> {
            assertThat(phrase).as(key).isNotBlank();
            assertThat(places(phrase)).as(key).isEqualTo(places(english.get(key)));
            if (english.get(key).length() > SHORT) {
                assertThat(phrase).as(key).isNotEqualTo(english.get(key));
            }
        });
    }

    @Test
    void theWindowKnowsTheLanguagesOfTheComments() throws IOException {
        List<String> widgets =
                names(WIDGET).filter(name -> !name.endsWith("-more")).toList();
        assertThat(languages()).containsExactlyElementsOf(widgets);
        assertThat(Files.readString(WORDS.resolveSibling("words.ts"))).contains("'" + String.join(" ", widgets) + "'");
    }

    private static Stream<String> languages() throws IOException {
        return names(WORDS).filter(name -> !name.equals("en"));
    }

    private static Stream<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replace(".json", "")).sorted().toList().stream();
        }
    }

    private static Map<String, String> read(String language) {
        try {
            JsonNode catalogue = new ObjectMapper()
                    .readTree(WORDS.resolve(language + ".json").toFile());
            Map<String, String> phrases = new LinkedHashMap<>();
            catalogue
                    .properties()
                    .forEach(entry ->
                            phrases.put(entry.getKey(), entry.getValue().asText()));
            return phrases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> places(String phrase) {
        return PLACE.matcher(phrase).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}

package io.repartee.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What letters say: the same in every language that the widget has. */
class WordsTest {
    private static final Path CATALOGUES = Path.of("src/main/resources/mail");
    private static final Path WIDGET = Path.of("src/main/web/widget/words/lang");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @MethodSource("catalogues")
    void everyLanguageHasEveryPhraseAndFillsInTheSame(String catalogue) {
        Words english = Words.of(catalogue, "en");
        for (String language : Words.LANGUAGES) {
            Words words = Words.of(catalogue, language);
            assertThat(words.language()).isEqualToIgnoringCase(language);
            assertThat(words.keys()).as(language).isEqualTo(english.keys());
            for (String key : english.keys()) {
                assertThat(words.phrase(key)).as(language + " " + key).isNotBlank();
                assertThat(places(words.phrase(key))).as(language + " " + key).isEqualTo(places(english.phrase(key)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("catalogues")
    void noPhraseIsLeftInEnglish(String catalogue) {
        Words english = Words.of(catalogue, "en");
        Words.LANGUAGES.stream().filter(language -> !language.equals("en")).forEach(language -> {
            Words words = Words.of(catalogue, language);
            assertThat(english.keys())
                    .as(language)
                    .filteredOn(key -> english.phrase(key).length() > 12)
                    .noneMatch(key -> words.phrase(key).equals(english.phrase(key)));
        });
    }

    @Test
    void thereAreThoseOfTheWidget() throws IOException {
        try (Stream<Path> files = Files.list(WIDGET)) {
            Set<String> widgets = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith("-more.json"))
                    .map(name -> name.replace(".json", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            widgets.add("en");
            assertThat(Words.LANGUAGES).containsExactlyElementsOf(widgets);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "de-AT, de, ltr",
        "ar-EG, ar, rtl",
        "iw, he, rtl",
        "he, he, rtl",
        "fa, fa, rtl",
        "ur-PK, ur, rtl",
        "in, id, ltr",
        "zh-TW, zh-Hant, ltr",
        "zh-Hant, zh-Hant, ltr",
        "zh_CN, zh, ltr",
        "eo, en, ltr",
        "../../etc, en, ltr"
    })
    void findsTheCatalogueOfALanguageTag(String tag, String language, String direction) {
        Words words = Words.of("notices", tag);
        assertThat(words.language()).isEqualTo(language);
        assertThat(words.direction()).isEqualTo(direction);
        assertThat(words.htmlHead()).contains("<html lang=\"" + language + "\" dir=\"" + direction + "\">");
    }

    @Test
    void takesTheFirstForWhichThereAreWords() {
        assertThat(Words.of("notices", null, "", "eo", "fr", "de").language()).isEqualTo("fr");
        assertThat(Words.of("notices", null, "").language()).isEqualTo("en");
    }

    @Test
    void whatIsFilledInIsTextWhateverItIs() {
        String name = "{1} <b>$0\\Eve</b>";
        assertThat(Words.of("notices", "en").say("reply", name)).isEqualTo(name + " answered you");
        assertThat(Words.of("notices", "en").html("reply", name))
                .isEqualTo("<bdi>{1} &lt;b&gt;$0\\Eve&lt;/b&gt;</bdi> answered you");
        assertThat(Words.of("notices", "he").say("reply", "Ada")).contains("\u2068Ada\u2069");
    }

    @Test
    void whatHasNoWordsIsAMistakeOfOurs() {
        assertThatThrownBy(() -> Words.of("notices", "en").say("nothing")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Stream<String> catalogues() throws IOException {
        try (Stream<Path> files = Files.list(CATALOGUES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("_en.properties"))
                    .map(name -> name.replace("_en.properties", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Set<String> places(String phrase) {
        return PLACE.matcher(phrase).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}

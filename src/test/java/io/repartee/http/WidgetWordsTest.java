package io.repartee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.ibm.icu.text.PluralRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

/** What the widget says: the same in every language, with the plurals that each has, and something for every error. */
class WidgetWordsTest {
    private static final Path WORDS = Path.of("src/main/web/widget/words");
    private static final Map<String, JsonNode> READING = read("en");
    private static final Map<String, JsonNode> MORE = read("en-shared", "en-writing", "en-acting", "en-account");
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    /** Codes of calls that the widget does not make: the moderators' desk, administration, the sign-in window. */
    private static final Set<String> OF_OTHERS = Set.of(
            "same_moderator",
            "sanction_not_found",
            "queue_not_found",
            "claimed",
            "settings_conflict",
            "already_there",
            "declared",
            "link_over",
            "address_taken",
            "code_wrong",
            "credentials_wrong",
            "link_expired",
            "link_invalid",
            "link_used",
            "sign_in_cancelled",
            "identity_not_found",
            "identity_taken",
            "provider_refused",
            "provider_unavailable");

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasEveryPhrase(String language) {
        assertThat(read("lang/" + language).keySet()).as("first view").isEqualTo(READING.keySet());
        assertThat(read("lang/" + language + "-more").keySet()).as("more").isEqualTo(MORE.keySet());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyPhraseFillsInWhatTheEnglishOneDoes(String language) {
        Map<String, JsonNode> english = new LinkedHashMap<>(READING);
        english.putAll(MORE);
        Map<String, JsonNode> phrases = read("lang/" + language, "lang/" + language + "-more");
        phrases.forEach((key, phrase) -> {
            assertThat(phrase.isObject())
                    .as(key + " has plurals")
                    .isEqualTo(english.get(key).isObject());
            if (phrase.isTextual()) {
                assertThat(phrase.asText()).as(key).isNotBlank();
                assertThat(places(phrase.asText()))
                        .as(key)
                        .isEqualTo(places(english.get(key).asText()));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyPluralHasTheFormsOfItsLanguage(String language) {
        Set<String> forms =
                PluralRules.forLocale(java.util.Locale.forLanguageTag(language)).getKeywords();
        read("lang/" + language, "lang/" + language + "-more").forEach((key, phrase) -> {
            if (phrase.isObject()) {
                Set<String> own = new TreeSet<>();
                phrase.fieldNames().forEachRemaining(own::add);
                assertThat(own).as(key).isEqualTo(new TreeSet<>(forms));
                assertThat(phrase.path("other").asText()).as(key).contains("{n}");
            }
        });
    }

    @Test
    void theWidgetKnowsTheLanguagesThatThereAre() throws IOException {
        String code = Files.readString(WORDS.resolve("words.ts"));
        MatchResult named = Pattern.compile("LANGUAGES = '([^']+)'")
                .matcher(code)
                .results()
                .findFirst()
                .orElseThrow();
        assertThat(Arrays.asList(named.group(1).split(" ")))
                .containsExactlyElementsOf(languages().toList());
        assertThat(languages().count() + 1).isGreaterThanOrEqualTo(20);
    }

    @Test
    void everyErrorThatAReaderCanMeetHasWords() throws IOException {
        Map<String, JsonNode> saidAs = read("problems");
        Set<String> phrases = new TreeSet<>(READING.keySet());
        phrases.addAll(MORE.keySet());
        assertThat(saidAs.values().stream().map(JsonNode::asText)).allMatch(phrases::contains);
        List<String> speechless = codes().filter(code -> !OF_OTHERS.contains(code))
                .filter(code -> !saidAs.containsKey(code) && !phrases.contains("e_" + code))
                .toList();
        assertThat(speechless)
                .as("say these in widget/words/problems.json or en-writing.json, or name them in OF_OTHERS")
                .isEmpty();
    }

    private static Stream<String> codes() throws IOException {
        return Files.readAllLines(Path.of("docs/errors.md")).stream()
                .map(line -> Pattern.compile("^\\| `([a-z_]+)` \\| \\d{3} ").matcher(line))
                .filter(java.util.regex.Matcher::find)
                .map(match -> match.group(1));
    }

    private static Stream<String> languages() throws IOException {
        try (Stream<Path> files = Files.list(WORDS.resolve("lang"))) {
            return files
                    .map(file -> file.getFileName().toString().replace(".json", ""))
                    .filter(name -> !name.endsWith("-more"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, JsonNode> read(String... names) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        for (String name : names) {
            try {
                JsonNode catalogue = new ObjectMapper()
                        .readTree(WORDS.resolve(name + ".json").toFile());
                catalogue.properties().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return all;
    }
}

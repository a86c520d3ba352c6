package io.repartee.comment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.PluralRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the widget says in a language, for what the server itself renders. English where there is no catalogue. Thread-safe. */
final class Phrases {
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur");
    private static final Map<String, JsonNode> CATALOGUES = new ConcurrentHashMap<>();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Locale locale;
    private final String language;
    private final JsonNode catalogue;

    private Phrases(Locale locale, String language, JsonNode catalogue) {
        this.locale = locale;
        this.language = language;
        this.catalogue = catalogue;
    }

    static Phrases of(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        String language = name(locale);
        if (Phrases.class.getResource(resource(language)) == null) {
            return new Phrases(Locale.ENGLISH, "en", catalogue("en"));
        }
        return new Phrases(locale, language, catalogue(language));
    }

    String say(String key) {
        return catalogue.path(key).asText();
    }

    /** With that in the place of {@code {name}}. */
    String say(String key, String name) {
        return say(key).replace("{name}", name);
    }

    /** In the form that the language has for so many. */
    String say(String key, int count) {
        JsonNode forms = catalogue.path(key);
        String form = PluralRules.forLocale(locale).select(count);
        return forms.path(form).asText(forms.path("other").asText()).replace("{n}", number(count));
    }

    String number(int number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    boolean has(String key) {
        return catalogue.has(key);
    }

    Locale locale() {
        return locale;
    }

    String direction() {
        return RIGHT_TO_LEFT.contains(language) ? "rtl" : "ltr";
    }

    private static String name(Locale locale) {
        boolean traditional = locale.getScript().equals("Hant")
                || locale.getScript().isEmpty() && Set.of("TW", "HK", "MO").contains(locale.getCountry());
        return switch (locale.getLanguage()) {
            case "zh" -> traditional ? "zh-hant" : "zh";
            case "iw" -> "he";
            case "in" -> "id";
            default -> locale.getLanguage().matches("[a-z]{2,3}") ? locale.getLanguage() : "en";
        };
    }

    private static JsonNode catalogue(String language) {
        return CATALOGUES.computeIfAbsent(language, Phrases::read);
    }

    private static JsonNode read(String language) {
        try (InputStream in = Phrases.class.getResourceAsStream(resource(language))) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String language) {
        return "/words/" + language + ".json";
    }
}

package io.repartee.mail;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What letters say in one language: a catalogue {@code /mail/{name}_{language}.properties}, whose phrases take what is to be filled in at
 * {@code {0}}, {@code {1}}, … as it is. There is one for each language that the widget has. Immutable; thread-safe.
 */
public final class Words {
    /** As the widget names them. */
    static final List<String> LANGUAGES = List.of(
            "ar", "de", "en", "es", "fa", "fr", "he", "hi", "id", "it", "ja", "ko", "nl", "pl", "pt", "ru", "sv", "tr",
            "uk", "ur", "zh", "zh-hant");

    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur");
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,6}");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final String ISOLATE = "\u2068";
    private static final String END_OF_ISOLATE = "\u2069";
    private static final Map<String, Words> KNOWN = new ConcurrentHashMap<>();

    private final String language;
    private final Properties phrases;

    private Words(String language, Properties phrases) {
        this.language = language;
        this.phrases = phrases;
    }

    /**
     * In the first of these languages for which there are words, as BCP 47 tags; in English when there is none. Null and empty are nobody's
     * wish.
     */
    public static Words of(String catalogue, @Nullable String... wanted) {
        String language = Stream.of(wanted)
                .filter(tag -> tag != null && !tag.isEmpty())
                .map(Words::language)
                .filter(LANGUAGES::contains)
                .findFirst()
                .orElse("en");
        return KNOWN.computeIfAbsent(catalogue + "_" + language, name -> new Words(language, read(name)));
    }

    /** Whether that is a language tag, with words here or without. */
    public static boolean isTag(String text) {
        return TAG.matcher(text).matches();
    }

    /** As {@code lang} in HTML. */
    public String language() {
        return language.equals("zh-hant") ? "zh-Hant" : language;
    }

    /** {@code ltr} or {@code rtl}. */
    public String direction() {
        return RIGHT_TO_LEFT.contains(language) ? "rtl" : "ltr";
    }

    /** As text. Names and titles may run the other way: where that matters, they are kept apart by invisible marks. */
    public String say(String key, Object... fill) {
        boolean mixed = direction().equals("rtl");
        return filled(phrase(key), one -> mixed ? ISOLATE + one + END_OF_ISOLATE : one, fill);
    }

    /** As HTML, whatever is in what is filled in. */
    public String html(String key, Object... fill) {
        return filled(escaped(phrase(key)), one -> "<bdi>" + escaped(one) + "</bdi>", fill);
    }

    /** The beginning of a letter's HTML, up to its content. */
    public String htmlHead() {
        return "<!doctype html><html lang=\"" + language() + "\" dir=\"" + direction()
                + "\"><head><meta charset=\"utf-8\"></head><body dir=\"" + direction()
                + "\" style=\"font:16px/1.5 system-ui,sans-serif;max-width:34em\">";
    }

    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    Set<String> keys() {
        return phrases.stringPropertyNames();
    }

    String phrase(String key) {
        String phrase = phrases.getProperty(key);
        if (phrase == null) {
            throw new IllegalArgumentException("no words for " + key);
        }
        return phrase;
    }

    private static String filled(String phrase, UnaryOperator<String> as, Object... fill) {
        return PLACE.matcher(phrase).replaceAll(place -> Matcher.quoteReplacement(as.apply(at(place, fill))));
    }

    private static String at(MatchResult place, Object... fill) {
        return String.valueOf(fill[Integer.parseInt(place.group(1))]);
    }

    /** Chinese has two scripts; Hebrew and Indonesian have older names. */
    private static String language(String tag) {
        Locale locale = Locale.forLanguageTag(tag.replace('_', '-'));
        boolean traditional = locale.getScript().equals("Hant")
                || locale.getScript().isEmpty() && Set.of("TW", "HK", "MO").contains(locale.getCountry());
        return switch (locale.getLanguage()) {
            case "zh" -> traditional ? "zh-hant" : "zh";
            case "iw" -> "he";
            case "in" -> "id";
            default -> locale.getLanguage();
        };
    }

    private static Properties read(String name) {
        Properties phrases = new Properties();
        try (Reader in = new InputStreamReader(
                Words.class.getResourceAsStream("/mail/" + name + ".properties"), StandardCharsets.UTF_8)) {
            phrases.load(in);
            return phrases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

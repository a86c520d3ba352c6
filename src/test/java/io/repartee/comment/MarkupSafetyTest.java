package io.repartee.comment;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.web.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attacks, collected and generated. Whatever comes out must be of the exact grammar of what is safe, and what is rendered stays as it is when sanitised again. */
class MarkupSafetyTest {
    private static final int GENERATED = 30_000;
    private static final long SEED = 20_261_123;

    /** Pieces that mean something to Markdown, to HTML, to URLs or to a browser's repair of broken HTML. */
    private static final List<String> PIECES = List.of(
            ("* ** _ __ ~~ ~ ` `` ``` # ## > - + 1. 1) --- === [ ] ( ) ]( [a]: ![ ![] < > </ /> <a <b> </p> <p> <!-- --> --!> "
                            + "<![CDATA[ ]]> <? ?> & &lt; &#60; &#x3c; &quot; &colon; &NewLine; &Tab; &#0; &#xD800; \\ \\< \\[ \" ' = "
                            + "javascript: JaVaScRiPt: data:text/html, vbscript: http:// https://e.org mailto:a@e.org //e.org ://e : ; "
                            + "onerror= onload=alert(1) style= href= src= srcset= <img <svg <math <mtext> <style> </style> <script> "
                            + "</script> <title> </title> <noscript> <template> <textarea> <table> <form> <select> <base <iframe <xmp> "
                            + "alert(1) x a b \u0000 \u0001 \u000B \u000C \u00A0 \u2028 \uFEFF \u202E \uFF1A \uFF1C \u0131 \u212A \uD83D "
                            + "\uDE00 \uD83D\uDE00 \uFFFE {{ }} ${ %3C %0a %00 @ \\0")
                    .split(" "));

    private static final Pattern UNICODE_ESCAPE = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");

    static Stream<String> attacks() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                MarkupSafetyTest.class.getResourceAsStream("attacks.txt"), StandardCharsets.UTF_8))) {
            return lines
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("## "))
                    .map(MarkupSafetyTest::unescaped)
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void anAttackComesOutHarmless(String attack) {
        assertHarmless(attack);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void anAttackComesOutHarmlessWhereverItStands(String attack) {
        for (String frame : List.of(
                "> %s",
                "- %s",
                "# %s",
                "**%s**",
                "`%s`",
                "[%s](https://e.org)",
                "![%s](https://e.org)",
                "[a](%s)",
                "[a](<%s>)",
                "[a](https://e.org \"%s\")",
                "<%s>",
                "[a][b]\n\n[b]: %s",
                "```%s\nx\n```",
                "    %s",
                "https://e.org/%s")) {
            assertHarmless(frame.formatted(attack));
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void theSanitiserAloneMakesAnAttackHarmless(String attack) {
        SafeHtmlGrammar.assertSafe(SafeHtml.of(attack));
    }

    @Test
    void generatedTextsComeOutHarmless() {
        Random random = new Random(SEED);
        for (int i = 0; i < GENERATED; i++) {
            String text = generated(random);
            assertHarmless(text);
            SafeHtmlGrammar.assertSafe(SafeHtml.of(text));
        }
    }

    @Test
    void theSameTextAlwaysGivesTheSameHtmlOnManyThreads() {
        List<String> texts = new Random(SEED)
                .ints(200)
                .mapToObj(seed -> generated(new Random(seed)))
                .toList();
        List<String> alone = texts.stream().map(MarkupSafetyTest::rendered).toList();
        IntStream.range(0, 50)
                .parallel()
                .forEach(round -> assertThat(texts.parallelStream()
                                .map(MarkupSafetyTest::rendered)
                                .toList())
                        .isEqualTo(alone));
    }

    private static void assertHarmless(String source) {
        String html = rendered(source);
        assertStaysSafe(html);
        assertThat(html.length()).isLessThanOrEqualTo(6 * Math.max(source.length(), 512));
    }

    private static void assertStaysSafe(String html) {
        SafeHtmlGrammar.assertSafe(html);
        assertThat(SafeHtml.of(html)).as("sanitised again").isEqualTo(html);
    }

    /** A refusal is harmless too. */
    private static String rendered(String source) {
        try {
            return Markup.html(new CommentText(source));
        } catch (Problem refused) {
            return "";
        }
    }

    private static String generated(Random random) {
        return random.ints(1 + random.nextInt(24), 0, PIECES.size())
                .mapToObj(piece ->
                        PIECES.get(piece) + List.of("", "", " ", "\n", "\n\n").get(random.nextInt(5)))
                .collect(Collectors.joining());
    }

    private static String unescaped(String line) {
        return UNICODE_ESCAPE
                .matcher(line)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(escape.group(1), 16))))
                .translateEscapes();
    }
}

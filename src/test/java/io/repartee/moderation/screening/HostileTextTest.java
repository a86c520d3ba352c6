package io.repartee.moderation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.comment.Screening.Screened;
import io.repartee.comment.Status;
import io.repartee.site.PhaseSettings.Links;
import io.repartee.site.PhaseSettings.Words;
import io.repartee.site.Phases;
import io.repartee.site.Then;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of 64 KiB that are made to be expensive, with everything switched on. */
class HostileTextTest {
    private static final int BYTES = 64 * 1024;
    private static final Phases EVERYTHING = Settings.with(
            Settings.with("suspectWords", new Words(Then.HOLD, words(), false)),
            "links",
            new Links(Then.HOLD, 5, 2, List.of(), List.of("evil.example"), Then.SPAM));

    private final Pipeline pipeline = Pipelines.usual(InstantSource.fixed(Texts.NOW));

    @ParameterizedTest
    @MethodSource("texts")
    void takesLittleTime(String name, String source) {
        pipeline.decide(text("warm", "<p>warm</p>"), Background.NEW);

        Hostile.within20ms(() -> pipeline.decide(text(source, ""), Background.NEW));
    }

    @Test
    void manyLinksTakeLittleTime() {
        String html = "<a href=\"http://x.example/\" rel=\"nofollow\">x</a>".repeat(1_500);

        Hostile.within20ms(() -> pipeline.decide(text("http://x.example/ ".repeat(1_500), html), Background.NEW));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void alwaysAnswersWithSpansInTheText(long seed) {
        Random random = new Random(seed);
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            int c = random.nextInt(4) == 0
                    ? random.nextInt(0x11_0000)
                    : "casino htp:/.w\u200b\u0301i1".charAt(random.nextInt(17));
            noise.appendCodePoint(c == 0 || c >= 0xD800 && c <= 0xDFFF ? 'a' : c);
        }
        Screened screened = pipeline.decide(text(noise.toString(), ""), Background.NEW);

        assertThat(screened.status()).isIn(Status.HELD, Status.PUBLISHED, Status.SPAM);
        screened.findings()
                .forEach(finding ->
                        finding.span().ifPresent(span -> assertThat(span.from()).isBetween(0, span.to() - 1)));
        screened.findings()
                .forEach(finding ->
                        finding.span().ifPresent(span -> assertThat(span.to()).isLessThanOrEqualTo(noise.length())));
        assertThat(screened.findings()).noneMatch(finding -> finding.saw().equals("could not answer"));
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 30).mapToObj(Long::valueOf);
    }

    static Stream<Object[]> texts() {
        return Stream.of(
                row("ascii", "all work and no play makes jack a dull boy "),
                row("one letter", "a"),
                row("spaced letters", "c a s i n "),
                row("marks", "\u0301"),
                row("marks of two kinds", "\u0316\u0301"),
                row("ligatures of eighteen letters", "\ufdfa"),
                row("letters beyond the first plane", "𝓬𝓪𝓼𝓲𝓷"),
                row("far planes", "\ud87e\udc00"),
                row("zero widths", "a\u200b"),
                row("overrides", "\u202e"),
                row("isolates", "\u2067a"),
                row("dots", "."),
                row("names", "a.b "),
                row("foreign names", "é.é "),
                row("one long name", "é."),
                row("tags", "\udb40\udc67"),
                row("Hangul", "\u1112\u1161\u11ab"),
                row("capitals", "AB"),
                row("signs that are letters", "a!b"));
    }

    private static Object[] row(String name, String part) {
        int bytes = part.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        return new Object[] {name, part.repeat(BYTES / bytes)};
    }

    private static Examined text(String source, String html) {
        return new Examined(source, html, Texts.site(EVERYTHING), false, Texts.NOW);
    }

    private static List<String> words() {
        return Stream.concat(
                        Stream.of("casino", "*asin*", "c*"),
                        IntStream.range(1, 40).mapToObj(n -> "*" + "ac".repeat(n) + "*"))
                .filter(word -> !word.equals("c*"))
                .toList();
    }
}

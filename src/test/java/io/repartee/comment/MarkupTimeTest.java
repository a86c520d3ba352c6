package io.repartee.comment;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.web.Problem;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts made to be slow. Measured in CPU time and compared with the same text at a quarter of its length, so that a busy machine changes nothing. */
class MarkupTimeTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int LENGTH = 131_072;
    private static final int RUNS = 10;

    /** Four times as long a text may take this many times as long: 4 is linear, 16 is quadratic. */
    private static final double QUADRATIC = 9;

    /** Below this, ratios are noise; a text that takes no longer is no attack. */
    private static final long HARMLESS_NANOS = 8_000_000;

    static Stream<Named<IntFunction<String>>> hostile() {
        return Stream.of(
                repeated(">"),
                repeated("> "),
                repeated("- "),
                repeated("1. "),
                repeated(" "),
                repeated("\n"),
                repeated("> \n"),
                repeated("[a](b"),
                repeated("[a](<b"),
                repeated("[a](https://e.org) "),
                repeated("![a](https://e.org) "),
                repeated("![[]()"),
                repeated("[]("),
                repeated("<"),
                repeated("</"),
                repeated("<a "),
                repeated("<!--"),
                repeated("<?"),
                repeated("<!A "),
                repeated("<![CDATA["),
                repeated("x <!A "),
                repeated("&"),
                repeated("&#"),
                repeated("&amp"),
                repeated("`a``b"),
                repeated("a**b c* "),
                repeated("*a_ "),
                repeated("*a **a "),
                repeated("_a __a "),
                repeated("~~a "),
                repeated("~~a~~~b"),
                repeated("a_"),
                repeated("\\"),
                repeated("\""),
                repeated("="),
                repeated("a\n=\n"),
                repeated("#\n"),
                repeated("http://"),
                repeated("http://a"),
                repeated("https://e.org/("),
                repeated("a@"),
                repeated("://"),
                repeated("www."),
                repeated("[a]: b\n"),
                repeated("[a"),
                repeated("[a]"),
                repeated("[a]["),
                repeated("[a]: \""),
                repeated("[a]:\n'"),
                repeated("```\n"),
                repeated("~~~"),
                repeated("\t"),
                repeated("\u00A0"),
                repeated("\uD83D\uDE00"),
                mirrored("*"),
                mirrored("_"),
                mirrored("**"),
                mirrored("~~"),
                around("[", "]"),
                around("![", "](a)"),
                around("[", "](https://e.org)"),
                around("(", ")"),
                around("[a](", ")"),
                around("<b>", "</b>"),
                around("*a ", " b*"),
                named("longer and longer code fences", MarkupTimeTest::fences),
                named(
                        "one definition used often",
                        length -> "[a]: https://e.org/" + "x".repeat(length / 2) + "\n\n" + "[a]".repeat(length / 6)),
                named("many definitions used once", MarkupTimeTest::definitions),
                named(
                        "brackets that never close, and links",
                        length -> "![[]()".repeat(450) + "[]()".repeat(90) + "a".repeat(length)),
                named("quotes and lists line by line", MarkupTimeTest::stairs));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void takesTimeInProportionToItsLength(IntFunction<String> text) {
        assertThat(leastGrowth(text, MarkupTimeTest::render)).isLessThan(QUADRATIC);
    }

    @Test
    void aSlowRendererWouldBeNoticed() {
        assertThat(leastGrowth(length -> "a".repeat(length), MarkupTimeTest::everyPair))
                .isGreaterThan(QUADRATIC);
    }

    /** Caches that others fill can make a linear text look worse for a while; a quadratic one never looks better. */
    private static double leastGrowth(IntFunction<String> text, Consumer<String> renderer) {
        double least = growth(text, renderer);
        for (int again = 0; again < 3 && least >= QUADRATIC; again++) {
            least = Math.min(least, growth(text, renderer));
        }
        return least;
    }

    /** How many times as long it takes when the text is four times as long; nothing where even that takes no time to speak of. */
    private static double growth(IntFunction<String> text, Consumer<String> renderer) {
        String quarter = text.apply(LENGTH / 4);
        String whole = text.apply(LENGTH);
        long quarterNanos = Long.MAX_VALUE;
        long wholeNanos = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            quarterNanos = Math.min(quarterNanos, nanos(renderer, quarter));
            wholeNanos = Math.min(wholeNanos, nanos(renderer, whole));
        }
        return wholeNanos < HARMLESS_NANOS ? 0 : (double) wholeNanos / quarterNanos;
    }

    private static long nanos(Consumer<String> renderer, String text) {
        long start = THREADS.getCurrentThreadCpuTime();
        renderer.accept(text);
        return THREADS.getCurrentThreadCpuTime() - start;
    }

    private static void render(String text) {
        try {
            assertThat(Markup.html(new CommentText(text))).isNotEmpty();
        } catch (Problem refused) {
            assertThat(refused.fields()).isNotEmpty();
        }
    }

    /** The negative control: looks at each bracket for each bracket. */
    private static void everyPair(String text) {
        long pairs = 0;
        for (int i = 0; i < text.length(); i += 32) {
            for (int j = 0; j < text.length(); j += 4) {
                pairs += text.charAt(i) ^ text.charAt(j);
            }
        }
        assertThat(pairs).isNotNegative();
    }

    private static Named<IntFunction<String>> named(String name, IntFunction<String> text) {
        return Named.of(name, text);
    }

    private static Named<IntFunction<String>> repeated(String piece) {
        return named("repeated " + printable(piece), length -> piece.repeat(length / piece.length()) + "x");
    }

    private static Named<IntFunction<String>> mirrored(String piece) {
        return around(piece, piece);
    }

    private static Named<IntFunction<String>> around(String before, String after) {
        return named("nested " + printable(before + after), length -> {
            int times = length / (before.length() + after.length());
            return before.repeat(times) + "x" + after.repeat(times);
        });
    }

    private static String fences(int length) {
        StringBuilder text = new StringBuilder();
        for (int ticks = 1; text.length() < length; ticks++) {
            text.append('e').append("`".repeat(ticks));
        }
        return text.toString();
    }

    private static String definitions(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < length / 2; i++) {
            text.append("[a").append(i).append("]: https://e.org\n");
        }
        return text + "\n" + "[a1]".repeat(length / 16);
    }

    private static String stairs(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < length; i++) {
            text.append("  ".repeat(i % 40)).append("> - x\n".repeat(1 + i % 3));
        }
        return text.toString();
    }

    private static String printable(String piece) {
        return piece.replace("\n", "\\n").replace("\t", "\\t");
    }
}

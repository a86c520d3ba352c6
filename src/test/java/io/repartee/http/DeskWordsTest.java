package io.repartee.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the desk says is said in each of its languages. */
class DeskWordsTest {
    private static final Path DESK = Path.of("src/main/web/desk");
    private static final Pattern SAID =
            Pattern.compile("(?:say|tell)\\(\\s*'((?:[^'\\\\]|\\\\.)*)'|words: '((?:[^'\\\\]|\\\\.)*)'");
    private static final Pattern TRANSLATED = Pattern.compile("^ +'((?:[^'\\\\]|\\\\.)*)': '", Pattern.MULTILINE);

    @Test
    void whatIsSaidInTheCodeHasItsArabicWords() throws IOException {
        Set<String> said = new TreeSet<>();
        try (Stream<Path> files = Files.walk(DESK)) {
            files.filter(file -> file.toString().endsWith(".ts") && !file.startsWith(DESK.resolve("words")))
                    .forEach(file -> said.addAll(found(SAID, file)));
        }
        assertThat(said).contains("Taken back.", "Decided lately");
        assertThat(found(TRANSLATED, DESK.resolve("words/ar.ts"))).containsAll(said);
    }

    private static Set<String> found(Pattern pattern, Path file) {
        Set<String> all = new TreeSet<>();
        Matcher matcher = pattern.matcher(read(file));
        while (matcher.find()) {
            all.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        return all;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.repartee.moderation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.comment.Finding;
import io.repartee.site.PhaseSettings.Words;
import io.repartee.site.Then;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsPhaseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "casino|the Casino here",
                "casino|CASINO",
                "casino|c4s1n0",
                "casino|c a s i n o",
                "casino|c.a.s.i.n.o",
                "casino|ca-sino",
                "casino|caaaasino",
                "casino|ca\u200bsi\u00adno",
                "casino|с\u0430sin\u043e",
                "casino|ｃａｓｉｎｏ",
                "casino|𝓬𝓪𝓼𝓲𝓷𝓸",
                "casino|c\u0337a\u0337s\u0337i\u0337n\u0337o\u0337",
                "casino|cásíñó",
                "casino|🅲🅰🆂🅸🅽🅾",
                "casino|c@$ino",
                "casino|CASlNO",
                "casino|CAS!NO",
                "fall|faIl",
                "hello|h e l l o",
                "casino|сasino's",
                "casino*|casinos are",
                "*casino|onlinecasino!",
                "*asin*|casino",
                "ass|ASS",
                "ass|asssss",
                "ass|a s s",
                "ass|@ss",
                "kill|kiII",
                "1488|is 1488 a year",
                "1488|1 4 8 8",
                "buy now|Buy  now!",
                "buy now|BUYNOW",
                "buy now|b u y n o w",
                "нет|НЕТ",
                "нет|н е т",
                "сука|cyka",
                "Straße|STRASSE",
                "赌博|来赌博吧",
                "كازينو|كازينو",
                "كازينو|كـازيـنو",
                "جوا|جَوا",
                "नरक|यह नरक है"
            })
    void findsAWordInItsDisguises(String word, String text) {
        assertThat(found(word, text)).as(text).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "casino|casinos",
                "casino|cassino",
                "casino*|onlinecasinos",
                "ass|as",
                "ass|as soon as so",
                "ass|a ss",
                "ass|class",
                "ass|pass",
                "ass|was supposed",
                "god|good",
                "hell|he'll",
                "hell|shell",
                "ill|I'll",
                "fail|fall",
                "mail|the mall",
                "burn|bum",
                "1488|la88",
                "100|loo",
                "loo|100",
                "buy now|buy it now",
                "pen is|pens",
                "penis|The pen. Is it blue?",
                "penis|the pen is blue",
                "нет|нетто"
            })
    void leavesOrdinaryWordsAlone(String word, String text) {
        assertThat(found(word, text)).as(text).isEmpty();
    }

    @Test
    void tellsAccentsApartWhereTheSiteWantsThat() {
        Words apart = new Words(Then.HOLD, List.of("ano"), true);

        assertThat(found(apart, "este año")).isEmpty();
        assertThat(found(apart, "este an\u0303o")).isEmpty();
        assertThat(found(apart, "este ano")).hasSize(1);
        assertThat(found("ano", "este año")).hasSize(1);
    }

    @Test
    void saysWhereInTheTextAsTyped() {
        String text = "now: 🅲 𝓪 s\u200b i n o\u0337!";

        Finding finding = found("casino", text).get(0);

        Finding.Span span = finding.span().orElseThrow();
        assertThat(text.substring(span.from(), span.to())).isEqualTo("🅲 𝓪 s\u200b i n o\u0337");
        assertThat(finding.saw()).startsWith("casino: ");
        assertThat(finding.ruling()).isEqualTo(Finding.Ruling.HOLD);
    }

    @Test
    void findsEachOfManyWordsOnce() {
        List<String> words = IntStream.range(0, 5_000)
                .mapToObj(n -> "w"
                        + Integer.toString(n, 6)
                                .chars()
                                .mapToObj(c -> "kmnpru".substring(c - '0', c - '0' + 1))
                                .collect(Collectors.joining()))
                .toList();

        assertThat(found(new Words(Then.SPAM, words, false), "wk wk wmmk wmm wmkp"))
                .extracting(Finding::saw)
                .containsExactly("wk", "wmmk", "wmm", "wmkp");
    }

    @Test
    void bannedAndSuspectWordsAreTwoLists() {
        WordLists lists = new WordLists();
        Words banned = new Words(Then.REJECT, List.of("one"), false);
        Examined text = Texts.of("one two", Settings.with("bannedWords", banned));

        assertThat(WordsPhase.banned(lists).examine(text)).hasSize(1);
        assertThat(WordsPhase.suspect(lists).examine(text)).isEmpty();
    }

    @Test
    void takesTimeByTheLengthAloneWhateverTheListSays() {
        List<String> nested = IntStream.range(1, 60)
                .mapToObj(n -> "*" + "ab".repeat(n) + "c*")
                .toList();
        Words words = new Words(Then.HOLD, nested, false);

        Hostile.within20ms(() -> new WordMatcher(words).find(Folded.of("ab".repeat(32_000), Folding.PLAIN)));
    }

    private static List<Finding> found(String word, String text) {
        return found(new Words(Then.HOLD, List.of(word), false), text);
    }

    private static List<Finding> found(Words words, String text) {
        return WordsPhase.suspect(new WordLists()).examine(Texts.of(text, Settings.with("suspectWords", words)));
    }
}

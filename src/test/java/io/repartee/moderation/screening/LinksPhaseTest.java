package io.repartee.moderation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.comment.CommentText;
import io.repartee.comment.Finding;
import io.repartee.comment.Finding.Ruling;
import io.repartee.comment.Markup;
import io.repartee.site.PhaseSettings.Links;
import io.repartee.site.Phases;
import io.repartee.site.Then;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksPhaseTest {
    private static final Links LINKS =
            new Links(Then.HOLD, 2, 0, List.of("good.example"), List.of("evil.example", "böse.example"), Then.SPAM);
    private static final Background KNOWN = new Background(
            Optional.of(new TrackRecord(3, 0, 3, List.of(), List.of())),
            Optional.of(false),
            1,
            Optional.of(SpamModel.EMPTY));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "see https://evil.example/x",
                "see https://www.EVIL.example/x",
                "[here](https://a.evil.example)",
                "[here](https&#58;//evil.example)",
                "[here](http://good.example@evil.example)",
                "[here](http://evil.example:8080/good.example)",
                "[here](http://ev%69l.example/)",
                "<http://evil.example>",
                "[a]\n\n[a]: http://evil.example",
                "https://böse.example",
                "https://xn--bse-sna.example/",
                "https://BÖSE.example/",
                "write to evil.example today",
                "evil。example",
                "ｅｖｉｌ．ｅｘａｍｐｌｅ",
                "That is evil.example."
            })
    void tellsDeniedDomains(String source) {
        assertThat(look(source, KNOWN)).as(source).extracting(Finding::ruling).containsExactly(Ruling.SPAM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://notevil.example",
                "https://evil.example.org",
                "https://a.example/evil.example",
                "https://a.example/?u=https%3A%2F%2Fevil",
                "evil. Example",
                "devil.example"
            })
    void neverMatchesAMereSuffix(String source) {
        assertThat(look(source, KNOWN))
                .as(source)
                .noneMatch(finding -> finding.ruling() == Ruling.SPAM && !source.contains("/evil.example"));
    }

    @Test
    void countsLinks() {
        String two = "https://a.example https://b.example";

        assertThat(look(two, KNOWN)).isEmpty();
        assertThat(look(two + " [c](https://c.example)", KNOWN))
                .extracting(Finding::saw)
                .containsExactly("3 links, more than 2");
    }

    @Test
    void countsNeitherAllowedOnesNorTheSitesOwn() {
        assertThat(look("https://good.example https://x.good.example https://www.daily.example/a", Background.NEW))
                .isEmpty();
    }

    @Test
    void takesFewerOfSomebodyNew() {
        assertThat(look("https://a.example", Background.NEW))
                .extracting(Finding::saw)
                .containsExactly("1 links of a new author");
    }

    @Test
    void saysWhere() {
        String source = "now https://www.evil.example/x?a=1&b=2 ok";

        Finding.Span span = look(source, KNOWN).get(0).span().orElseThrow();

        assertThat(source.substring(span.from(), span.to())).isEqualTo("https://www.evil.example/x?a=1&b=2");
    }

    @Test
    void canBeSwitchedOff() {
        Links off = new Links(Then.OFF, 0, 0, List.of(), List.of("evil.example"), Then.OFF);

        assertThat(look("https://evil.example", off, Background.UNKNOWN)).isEmpty();
    }

    private static List<Finding> look(String source, Background known) {
        return look(source, LINKS, known);
    }

    private static List<Finding> look(String source, Links links, Background known) {
        Phases phases = Settings.with("links", links);
        String html = Markup.html(CommentText.of(source, 10_000));
        Examined text = new Examined(source, html, Texts.site(phases), false, Texts.NOW);
        text.know(known);
        return new LinksPhase().examine(text);
    }
}

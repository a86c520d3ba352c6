package io.repartee.moderation.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.repartee.comment.Finding;
import io.repartee.site.PhaseSettings.Flood;
import io.repartee.site.PhaseSettings.NewAuthor;
import io.repartee.site.PhaseSettings.Rejections;
import io.repartee.site.PhaseSettings.Repeats;
import io.repartee.site.Phases;
import io.repartee.site.Then;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What follows from what an author has written before. */
class AuthorPhasesTest {
    private static final String TEXT = "This very text has been said before, word by word.";
    private static final Instant EARLIER = Texts.NOW.minus(Duration.ofMinutes(5));

    @Test
    void holdsTheSameTextAgain() {
        Repeats repeats = new Repeats(Then.HOLD, 10, 60, 1, 3, 100);
        Background twice = record(0, 0, List.of(), List.of(said(TEXT, EARLIER), said(TEXT, EARLIER)));

        assertThat(repeated(" this VERY text, has been said before: word  by word!!", repeats, twice))
                .extracting(Finding::saw)
                .containsExactly("the author wrote it 2 times before");
        assertThat(repeated(TEXT + " Almost.", repeats, twice)).isEmpty();
        assertThat(repeated(TEXT, repeats, record(0, 0, List.of(), List.of(said(TEXT, EARLIER)))))
                .isEmpty();
        assertThat(repeated(TEXT, new Repeats(Then.HOLD, 10, 4, 1, 3, 100), twice))
                .isEmpty();
        assertThat(repeated(
                        "Thanks!",
                        new Repeats(Then.HOLD, 10, 60, 0, 3, 100),
                        record(0, 0, List.of(), List.of(said("Thanks!", EARLIER)))))
                .isEmpty();
    }

    @Test
    void tellsTextsOfOneNumberApart() {
        Repeats repeats = new Repeats(Then.HOLD, 10, 60, 0, 3, 100);

        assertThat(repeated(TEXT + " 18", repeats, record(0, 0, List.of(), List.of(said(TEXT + " 17", EARLIER)))))
                .isEmpty();
        assertThat(repeated(TEXT + " 3", repeats, record(0, 0, List.of(), List.of(said(TEXT + " e", EARLIER)))))
                .isEmpty();
    }

    @Test
    void holdsAlmostTheSameTextWhereTheSiteWantsThat() {
        Repeats alike = new Repeats(Then.HOLD, 10, 60, 0, 3, 60);
        Background once = record(0, 0, List.of(), List.of(said(TEXT + " Buy at shop one", EARLIER)));

        assertThat(repeated(TEXT + " Buy at shop two", alike, once)).hasSize(1);
        assertThat(repeated("Nobody has ever thought of such a thing as that before me.", alike, once))
                .isEmpty();
    }

    @Test
    void holdsTheSameTextOfManyAccounts() {
        Repeats repeats = new Repeats(Then.SPAM, 10, 60, 1, 3, 100);

        assertThat(repeated(TEXT, repeats, accounts(3))).isEmpty();
        assertThat(repeated(TEXT, repeats, accounts(4))).hasSize(1);
    }

    @Test
    void holdsAFlood() {
        Phases phases = Settings.with("flood", new Flood(Then.HOLD, 3, 10));
        Background busy = record(0, 0, Collections.nCopies(3, EARLIER), List.of());
        Background before = record(0, 0, Collections.nCopies(9, Texts.NOW.minus(Duration.ofMinutes(10))), List.of());

        assertThat(new FloodPhase().examine(Texts.of("x", phases, busy)))
                .extracting(Finding::saw)
                .containsExactly("4 comments in 10 minutes");
        assertThat(new FloodPhase().examine(Texts.of("x", phases, before))).isEmpty();
    }

    @Test
    void holdsSomebodyNewWhereTheSiteWantsThat() {
        Phases phases = Settings.with("newAuthor", new NewAuthor(Then.HOLD, 2));

        assertThat(new NewAuthorPhase().examine(Texts.of("x", phases, record(1, 0, List.of(), List.of()))))
                .hasSize(1);
        assertThat(new NewAuthorPhase().examine(Texts.of("x", phases, record(2, 0, List.of(), List.of()))))
                .isEmpty();
        assertThat(new NewAuthorPhase().examine(Texts.of("x", Phases.DEFAULT, Background.UNKNOWN)))
                .isEmpty();
    }

    @Test
    void holdsAnAuthorUnderPremoderation() {
        Background held =
                new Background(Optional.of(TrackRecord.EMPTY), Optional.of(true), 1, Optional.of(SpamModel.EMPTY));

        assertThat(new PremoderatedPhase().examine(Texts.of("x", Phases.DEFAULT, held)))
                .hasSize(1);
        assertThat(new PremoderatedPhase().examine(Texts.of("x", Phases.DEFAULT)))
                .isEmpty();
    }

    @Test
    void holdsAnAuthorWhoWasOftenTurnedDown() {
        Phases phases = Settings.with("rejections", new Rejections(Then.HOLD, 3, 50));

        assertThat(new RejectionsPhase().examine(Texts.of("x", phases, record(3, 3, List.of(), List.of()))))
                .extracting(Finding::saw)
                .containsExactly("3 of the last 6 were turned down");
        assertThat(new RejectionsPhase().examine(Texts.of("x", phases, record(4, 3, List.of(), List.of()))))
                .isEmpty();
        assertThat(new RejectionsPhase().examine(Texts.of("x", phases, record(0, 2, List.of(), List.of()))))
                .isEmpty();
    }

    @Test
    void haveNoAnswerWhenNothingIsKnown() {
        Examined text = Texts.of(TEXT, Phases.DEFAULT, Background.UNKNOWN);

        for (Phase phase :
                List.of(new RepeatsPhase(), new PremoderatedPhase(), new RejectionsPhase(), new SpamPhase())) {
            assertThatThrownBy(() -> phase.examine(text)).as(phase.name()).isInstanceOf(RuntimeException.class);
        }
    }

    private static List<Finding> repeated(String text, Repeats repeats, Background known) {
        return new RepeatsPhase().examine(Texts.of(text, Settings.with("repeats", repeats), known));
    }

    private static TrackRecord.Earlier said(String text, Instant at) {
        return new TrackRecord.Earlier(Fingerprint.of(Folded.of(text, Folding.PLAIN), true), at);
    }

    private static Background record(int published, int refused, List<Instant> times, List<TrackRecord.Earlier> texts) {
        TrackRecord record = new TrackRecord(published, refused, published + refused, times, texts);
        return new Background(Optional.of(record), Optional.of(false), 1, Optional.of(SpamModel.EMPTY));
    }

    private static Background accounts(int accounts) {
        return new Background(
                Optional.of(TrackRecord.EMPTY), Optional.of(false), accounts, Optional.of(SpamModel.EMPTY));
    }
}

package io.repartee.moderation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.account.Role;
import io.repartee.comment.Command;
import io.repartee.comment.Finding;
import io.repartee.comment.Finding.Ruling;
import io.repartee.comment.Screening;
import io.repartee.comment.Screening.Screened;
import io.repartee.comment.Status;
import io.repartee.ids.ThreadId;
import io.repartee.site.Phases;
import io.repartee.site.Site;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineTest {
    private static final Site POST = Texts.site(Phases.DEFAULT);
    private static final Site PRE = Texts.site(Phases.DEFAULT, Site.Moderation.PRE);

    @ParameterizedTest
    @CsvSource({
        "PUBLISH,PUBLISH,PUBLISHED",
        "PUBLISH,HOLD,HELD",
        "HOLD,SPAM,SPAM",
        "SPAM,HOLD,SPAM",
        "REJECT,SPAM,REJECTED",
        "HOLD,REJECT,REJECTED"
    })
    void letsTheStrictestRulingDecide(Ruling one, Ruling other, Status status) {
        Screened screened = screen(POST, Role.READER, phase("a", () -> one), phase("b", () -> other));

        assertThat(screened.status()).isEqualTo(status);
        assertThat(screened.findings()).extracting(Finding::phase).containsExactly("a", "b");
    }

    @Test
    void publishesWhatNoPhaseMinds() {
        assertThat(screen(POST, Role.READER)).isEqualTo(Screened.PUBLISHED);
    }

    @Test
    void holdsEverythingWhereTheSiteModeratesFirst() {
        assertThat(screen(PRE, Role.READER)).isEqualTo(Screened.HELD);
        assertThat(screen(PRE, Role.READER, phase("a", () -> Ruling.REJECT)).status())
                .isEqualTo(Status.REJECTED);
    }

    @Test
    void doesNotScreenModeratorsOwnWords() {
        assertThat(screen(PRE, Role.MODERATOR, phase("a", () -> Ruling.REJECT))).isEqualTo(Screened.PUBLISHED);
    }

    @Test
    void holdsWhenAPhaseCannotAnswer() {
        Screened screened = screen(
                POST,
                Role.READER,
                phase("broken", () -> {
                    throw new IllegalStateException();
                }),
                phase("deep", () -> {
                    throw new StackOverflowError();
                }),
                phase("fine", () -> Ruling.PUBLISH));

        assertThat(screened.status()).isEqualTo(Status.HELD);
        assertThat(screened.findings()).extracting(Finding::phase).containsExactly("broken", "deep", "fine");
        assertThat(screened.findings().get(0))
                .isEqualTo(new Finding("broken", Ruling.HOLD, "could not answer", Optional.empty()));
    }

    private static Screened screen(Site site, Role role, Phase... phases) {
        Screening pipeline = Pipelines.of(List.of(phases), InstantSource.fixed(Texts.NOW));
        Screening.Draft draft = new Screening.Draft(new ThreadId(new UUID(1, 1)), new Command.Text("a", "<p>a</p>"));
        return pipeline.screen(Texts.caller(site, role), draft, null).result();
    }

    private static Phase phase(String name, Supplier<Ruling> ruling) {
        return new Phase() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Finding> examine(Examined text) {
                return List.of(new Finding(name, ruling.get(), "seen", Optional.empty()));
            }
        };
    }
}

package io.repartee.moderation.screening;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.Trust;
import io.repartee.comment.Comment;
import io.repartee.comment.Finding;
import io.repartee.comment.Screening;
import io.repartee.comment.Status;
import io.repartee.site.Site;
import io.repartee.site.TrustSettings;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shows a text to every phase in order, and lets the strictest ruling decide. Where the site moderates first, everything waits, but for
 * authors whom its settings spare.
 * Moderators' own words are not screened: whoever may approve a text may write it. A phase that cannot answer holds the text.
 * Long texts are looked at on a worker. Thread-safe.
 */
public final class Pipeline implements Screening {
    private final List<Phase> phases;
    private final WordLists words;
    private final Backgrounds backgrounds;
    private final Workers workers;
    private final InstantSource clock;

    public Pipeline(Backgrounds backgrounds, Workers workers, InstantSource clock) {
        this(new WordLists(), backgrounds, workers, clock);
    }

    private Pipeline(WordLists words, Backgrounds backgrounds, Workers workers, InstantSource clock) {
        this(phases(words), words, backgrounds, workers, clock);
    }

    Pipeline(List<Phase> phases, WordLists words, Backgrounds backgrounds, Workers workers, InstantSource clock) {
        this.phases = List.copyOf(phases);
        this.words = words;
        this.backgrounds = backgrounds;
        this.workers = workers;
        this.clock = clock;
    }

    private static List<Phase> phases(WordLists words) {
        return List.of(
                new LengthPhase(),
                new RepeatsPhase(),
                new FloodPhase(),
                new LinksPhase(),
                WordsPhase.banned(words),
                WordsPhase.suspect(words),
                new ShoutingPhase(),
                new InvisiblePhase(),
                new MarksPhase(),
                new NewAuthorPhase(),
                new PremoderatedPhase(),
                new RejectionsPhase(),
                new SpamPhase());
    }

    @Override
    public Future<Screened> screen(Caller author, Draft draft, @Nullable Comment before) {
        if (Access.moderates(author)) {
            return Future.succeededFuture(Screened.PUBLISHED);
        }
        Examined text = new Examined(
                draft.text().source(), draft.text().html(), author.site(), before != null, clock.instant());
        boolean quick = workers.isQuick(text.source()) && words.areAtHand(text.settings());
        return quick
                ? backgrounds.of(author, text).map(known -> decide(text, known))
                : workers.run(text::fingerprint)
                        .compose(read -> backgrounds.of(author, text))
                        .compose(known -> workers.run(() -> decide(text, known)));
    }

    /** Does beforehand what the first long texts of a process would have to wait for. On a worker, in steps between which others get their turn. */
    public Future<Void> warm() {
        return Warming.run(this, workers);
    }

    Screened decide(Examined text, Background known) {
        text.know(known);
        List<Finding> findings = new ArrayList<>(0);
        for (Phase phase : phases) {
            try {
                findings.addAll(phase.examine(text));
            } catch (RuntimeException | StackOverflowError fault) {
                findings.add(unanswered(phase));
            }
        }
        return decide(text, findings);
    }

    private static Finding unanswered(Phase phase) {
        return new Finding(phase.name(), Finding.Ruling.HOLD, "could not answer", Optional.empty());
    }

    private static Screened decide(Examined text, List<Finding> findings) {
        Site site = text.site();
        Status strictest = waits(text) ? Status.HELD : Status.PUBLISHED;
        for (Finding finding : findings) {
            Status asked = status(finding.ruling());
            strictest = rank(asked) > rank(strictest) ? asked : strictest;
        }
        if (rank(strictest) <= rank(Status.HELD)
                && site.policy().phases().external().then().looks()) {
            findings.add(new Finding(
                    "external", Finding.Ruling.HOLD, "waits for the answer of the service", Optional.empty()));
            return new Screened(Status.HELD, findings, true);
        }
        return findings.isEmpty() && strictest == Status.PUBLISHED
                ? Screened.PUBLISHED
                : new Screened(strictest, findings, false);
    }

    /** Whose record cannot be read now waits too. */
    private static boolean waits(Examined text) {
        TrustSettings trust = text.site().policy().trust();
        return text.site().moderation() == Site.Moderation.PRE
                && text.background()
                        .record()
                        .filter(author -> Trust.of(author.published(), author.refused(), trust)
                                .appearsAtOnce(trust))
                        .isEmpty();
    }

    private static Status status(Finding.Ruling ruling) {
        return switch (ruling) {
            case PUBLISH -> Status.PUBLISHED;
            case HOLD -> Status.HELD;
            case SPAM -> Status.SPAM;
            case REJECT -> Status.REJECTED;
        };
    }

    private static int rank(Status status) {
        return switch (status) {
            case PUBLISHED, DELETED -> 0;
            case HELD -> 1;
            case SPAM -> 2;
            case REJECTED -> 3;
        };
    }
}

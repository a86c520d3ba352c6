package io.repartee.moderation.external;

import io.repartee.comment.Command;
import io.repartee.comment.Finding;
import io.repartee.comment.Finding.Ruling;
import io.repartee.comment.Lanes;
import io.repartee.comment.Screening.Screened;
import io.repartee.comment.Status;
import io.repartee.egress.Egress;
import io.repartee.site.PhaseSettings.External;
import io.repartee.site.Site;
import io.repartee.site.SiteDirectory;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Asks the sites' services about the texts that wait for them. What the service says is applied by the lane of the comment's thread,
 * only to the revision that it saw and only while nobody has decided. Without an answer it is asked again, ever later; in the end
 * the text stays with the moderators, with the reason: never does silence publish. Thread-safe.
 */
public final class RunChecks {
    private static final int AT_ONCE = 16;
    private static final int SAW_CHARACTERS = 160;
    /** Longer than the longest deadline that a site may set. */
    private static final Duration CLAIM = Duration.ofSeconds(90);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 8;

    private final CheckStore store;
    private final SiteDirectory sites;
    private final AskService service;
    private final Lanes lanes;
    private final InstantSource clock;

    public RunChecks(Pool pool, SiteDirectory sites, Egress egress, Lanes lanes, InstantSource clock) {
        this.store = new CheckStore(pool);
        this.sites = sites;
        this.service = new AskService(egress);
        this.lanes = lanes;
        this.clock = clock;
    }

    /** Takes what is due now and sees it through. Completes with whether more may be due. */
    public Future<Boolean> run() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant until = now.plus(CLAIM);
        return store.claim(now, AT_ONCE, until)
                .compose(all -> Future.join(
                                all.stream().map(due -> one(due, until)).toList())
                        .map(done -> all.size() == AT_ONCE));
    }

    private Future<Void> one(Due due, Instant until) {
        return sites.site(due.siteKey()).compose(site -> {
            External settings = site.policy().phases().external();
            if (!settings.then().looks()) {
                return settle(due, Status.HELD, Ruling.HOLD, "the service was switched off before it answered");
            }
            return service.ask(settings, due, clock.instant())
                    .compose(verdict -> apply(due, site, verdict))
                    .recover(failure -> failure instanceof Verdict.Unanswered unanswered
                            ? unanswered(due, settings, until, unanswered)
                            : Future.failedFuture(failure));
        });
    }

    private Future<Void> apply(Due due, Site site, Verdict verdict) {
        Ruling most = Ruling.valueOf(site.policy().phases().external().then().name());
        Ruling ruling = verdict.ruling().compareTo(most) > 0 ? most : verdict.ruling();
        boolean stays = due.heldByOthers() || site.moderation() == Site.Moderation.PRE;
        Status status = switch (ruling) {
            case PUBLISH -> stays ? Status.HELD : Status.PUBLISHED;
            case HOLD -> Status.HELD;
            case SPAM -> Status.SPAM;
            case REJECT -> Status.REJECTED;
        };
        return settle(due, status, ruling, verdict.saw().isBlank() ? "the service says so" : verdict.saw());
    }

    private Future<Void> unanswered(Due due, External settings, Instant until, Verdict.Unanswered why) {
        if (due.tries() >= settings.tries()) {
            String saw = "no answer after %d tries: %s".formatted(due.tries(), why.getMessage());
            return settle(due, Status.HELD, Ruling.HOLD, saw);
        }
        return store.later(due, until, clock.instant().plus(pause(due.tries())).truncatedTo(ChronoUnit.MICROS));
    }

    static Duration pause(int tries) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
    }

    /** A refusal means that somebody edited or decided meanwhile; then this is of no interest any more. */
    private Future<Void> settle(Due due, Status status, Ruling ruling, String saw) {
        Finding finding = new Finding("external", ruling, cut(saw), Optional.empty());
        Command settle = new Command.Settle(
                due.site(),
                due.thread(),
                due.comment(),
                due.revision(),
                new Screened(status, List.of(finding), false),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return lanes.submit(settle).compose(outcome -> store.forget(due));
    }

    private static String cut(String saw) {
        int end = saw.offsetByCodePoints(0, Math.min(SAW_CHARACTERS, saw.codePointCount(0, saw.length())));
        return saw.substring(0, end);
    }
}

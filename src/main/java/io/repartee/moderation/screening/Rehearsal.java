package io.repartee.moderation.screening;

import io.repartee.comment.Finding;
import io.repartee.comment.Screening.Screened;
import io.repartee.comment.Status;
import io.repartee.site.Policy;
import io.repartee.site.Site;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What two policies would have done with comments that are there. Only what can be told from the text itself is compared: their authors
 * count as people of whom nothing bad is known. Thread-safe.
 */
public final class Rehearsal {
    private static final int MOST_CHANGES = 100;
    private static final TrackRecord KNOWN = new TrackRecord(100, 0, 100, List.of(), List.of());

    private final Pipeline pipeline;
    private final Backgrounds backgrounds;
    private final Workers workers;
    private final InstantSource clock;

    public Rehearsal(Pipeline pipeline, Backgrounds backgrounds, Workers workers, InstantSource clock) {
        this.pipeline = pipeline;
        this.backgrounds = backgrounds;
        this.workers = workers;
        this.clock = clock;
    }

    /** A comment that is there. */
    public record Past(UUID comment, String source, String html) {}

    /** A comment that would fare otherwise. */
    public record Change(Past comment, Status before, Status after, List<Finding> findings) {}

    /**
     * @param before how many would have gone where by the first policy
     * @param after and by the second one
     * @param changed how many would fare otherwise; of them {@code changes} are the latest
     */
    public record Outcome(
            int comments, Map<Status, Integer> before, Map<Status, Integer> after, int changed, List<Change> changes) {}

    public Future<Outcome> run(Site site, Policy now, Policy wanted, List<Past> past) {
        return backgrounds
                .learnt(site.id())
                .compose(model -> workers.run(() -> compare(with(site, now), with(site, wanted), past, model)));
    }

    private Outcome compare(Site now, Site wanted, List<Past> past, Optional<SpamModel> model) {
        Background known = new Background(Optional.of(KNOWN), Optional.of(false), 1, model);
        Map<Status, Integer> before = new EnumMap<>(Status.class);
        Map<Status, Integer> after = new EnumMap<>(Status.class);
        List<Change> changes = new ArrayList<>();
        int changed = 0;
        for (Past one : past) {
            Status was = screened(now, one, known).status();
            Screened then = screened(wanted, one, known);
            before.merge(was, 1, Integer::sum);
            after.merge(then.status(), 1, Integer::sum);
            if (was != then.status()) {
                changed++;
                if (changes.size() < MOST_CHANGES) {
                    changes.add(new Change(one, was, then.status(), then.findings()));
                }
            }
        }
        return new Outcome(past.size(), before, after, changed, changes);
    }

    private Screened screened(Site site, Past one, Background known) {
        return pipeline.decide(new Examined(one.source(), one.html(), site, false, clock.instant()), known);
    }

    /** Where everything waits anyway, nothing could be seen. */
    private static Site with(Site site, Policy policy) {
        return new Site(
                site.id(), site.key(), site.name(), site.origins(), Site.Moderation.POST, site.guests(), policy);
    }
}

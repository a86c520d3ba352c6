package io.repartee;

import io.repartee.account.Callers;
import io.repartee.comment.Lanes;
import io.repartee.comment.Screening;
import io.repartee.egress.Egress;
import io.repartee.moderation.ModerationVerticle;
import io.repartee.moderation.external.RunChecks;
import io.repartee.moderation.screening.AuthorRecords;
import io.repartee.moderation.screening.Backgrounds;
import io.repartee.moderation.screening.Pipeline;
import io.repartee.moderation.screening.Rehearsal;
import io.repartee.moderation.screening.Workers;
import io.repartee.moderation.settings.SettingsRoutes;
import io.repartee.moderation.spam.LearnFromDecisions;
import io.repartee.moderation.spam.SpamModels;
import io.repartee.site.SettingsStore;
import io.repartee.site.SiteDirectory;
import io.repartee.stream.Publisher;
import io.repartee.web.Route;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts that look at texts, before they are written and afterwards, put together. It starts nothing by itself. */
final class Checks {
    private static final Duration ASKING = Duration.ofMillis(500);
    private static final Duration LEARNING = Duration.ofSeconds(15);
    /** By then whoever waited for the start has been served. */
    private static final Duration WARMING = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Checks.class);

    private final Vertx vertx;
    private final Pool pool;
    private final SiteDirectory sites;
    private final Lanes lanes;
    private final InstantSource clock;
    private final Egress egress;
    private final SpamModels models;
    private final Pipeline pipeline;
    private final Rehearsal rehearsal;
    private final Workers workers;

    Checks(Vertx vertx, Egress egress, Pool pool, SiteDirectory sites, Lanes lanes, InstantSource clock) {
        this.vertx = vertx;
        this.pool = pool;
        this.sites = sites;
        this.lanes = lanes;
        this.clock = clock;
        this.egress = egress;
        this.models = new SpamModels(vertx, pool, clock);
        this.workers = new Workers(vertx);
        AuthorRecords records = new AuthorRecords(vertx, pool);
        lanes.whenDecided(
                comment -> records.forget(comment.site(), comment.author().id()));
        Backgrounds backgrounds = new Backgrounds(records, models::of);
        this.pipeline = new Pipeline(backgrounds, workers, clock);
        this.rehearsal = new Rehearsal(pipeline, backgrounds, workers, clock);
    }

    Screening screening() {
        return pipeline;
    }

    List<Route> routes(Callers callers, Publisher publisher) {
        return new SettingsRoutes(callers, pool, new SettingsStore(pool, publisher), rehearsal, models, workers)
                .routes();
    }

    /** What goes on by itself: asking the sites' services, and learning from decisions. */
    Future<Void> start() {
        RunChecks asking = new RunChecks(pool, sites, egress, lanes, clock);
        LearnFromDecisions learning = new LearnFromDecisions(pool, clock);
        vertx.setTimer(
                WARMING.toMillis(),
                now -> pipeline.warm()
                        .onFailure(failure ->
                                LOG.debug("the first long texts will take longer: {}", failure.getMessage())));
        return vertx.deployVerticle(new ModerationVerticle("asking services", asking::run, ASKING))
                .compose(asks -> vertx.deployVerticle(
                        new ModerationVerticle("learning from decisions", learning::run, LEARNING)))
                .mapEmpty();
    }
}

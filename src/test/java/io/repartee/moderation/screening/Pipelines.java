package io.repartee.moderation.screening;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;

/** Pipelines about authors of whom nothing is known but that they are new. */
final class Pipelines {
    private static final Vertx VERTX = Vertx.vertx();

    private Pipelines() {}

    static Pipeline usual(InstantSource clock) {
        return new Pipeline(backgrounds(), new Workers(VERTX), clock);
    }

    static Pipeline of(List<Phase> phases, InstantSource clock) {
        return new Pipeline(phases, new WordLists(), backgrounds(), new Workers(VERTX), clock);
    }

    private static Backgrounds backgrounds() {
        return new Backgrounds(
                new AuthorRecords(VERTX, (site, account) -> Future.succeededFuture(TrackRecord.EMPTY)),
                site -> Future.succeededFuture(SpamModel.EMPTY));
    }
}

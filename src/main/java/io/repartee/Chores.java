package io.repartee;

import io.repartee.account.own.MailRequests;
import io.repartee.account.own.proof.SpentProofs;
import io.repartee.account.session.SessionStore;
import io.repartee.comment.ForgetKeysVerticle;
import io.repartee.comment.PublicationStore;
import io.repartee.config.Config;
import io.repartee.config.Export;
import io.repartee.database.ConnectionUrl;
import io.repartee.database.Database;
import io.repartee.engagement.OpenAndClose;
import io.repartee.moderation.ModerationVerticle;
import io.repartee.moderation.TakeIntoSearch;
import io.repartee.moderation.audit.SealAudit;
import io.repartee.observation.Observer;
import io.repartee.outbox.OutboxVerticle;
import io.repartee.site.SiteStore;
import io.repartee.stream.Publisher;
import io.repartee.stream.TrimVerticle;
import io.repartee.transfer.desk.ImportVerticle;
import io.repartee.transfer.export.ExportVerticle;
import io.repartee.transfer.export.ScheduledExport;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a node does by itself, again and again, one verticle for each; nodes share it by locks in the database. */
final class Chores {
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration QUARTER_OF_AN_HOUR = Duration.ofMinutes(15);

    private final House house;
    private final Config config;
    private final Database database;
    private final ConnectionUrl direct;
    private final InstantSource clock;
    private final Observer observer;

    /** @param direct past a pooler, where there is one */
    Chores(
            House house,
            Config config,
            Database database,
            ConnectionUrl direct,
            InstantSource clock,
            Observer observer) {
        this.house = house;
        this.config = config;
        this.database = database;
        this.direct = direct;
        this.clock = clock;
        this.observer = observer;
    }

    /** All of them, to be deployed in this order, when comments can be written. */
    List<VerticleBase> all(Publisher feed) {
        List<VerticleBase> all = new ArrayList<>(List.of(
                new ForgetKeysVerticle(database.pool()),
                sealing(),
                new TrimVerticle(Database.connectOptions(direct), Settings.retention(config), clock),
                takingIn(),
                forgettingAllowances(),
                forgettingSessions(),
                opening(feed),
                new ImportVerticle(database.pool(), direct, config.limits().nesting()),
                delivering(feed),
                house.notifying().verticle(database, feed)));
        exporting().ifPresent(all::add);
        return all;
    }

    private OutboxVerticle delivering(Publisher feed) {
        return new OutboxVerticle(
                house.ground().outbox(),
                database.pool(),
                house.deliverers(feed),
                Settings.outbox(config),
                clock,
                observer);
    }

    private ModerationVerticle sealing() {
        SealAudit seal = new SealAudit(database.pool());
        PublicationStore publications = new PublicationStore(database.pool());
        return new ModerationVerticle(
                "sealing the audit log",
                () -> publications.tell().compose(told -> seal.run()).map(false),
                A_SECOND);
    }

    private ModerationVerticle forgettingAllowances() {
        return new ModerationVerticle(
                "forgetting what is spent no more", house.ground().allowances()::forget, A_MINUTE);
    }

    private ModerationVerticle forgettingSessions() {
        SessionStore sessions = new SessionStore(database.pool(), handovers -> {});
        SpentProofs proofs = new SpentProofs(database.pool());
        MailRequests letters = house.signingIn().mailRequests();
        return new ModerationVerticle(
                "forgetting sessions, proofs and letters that are over",
                () -> sessions.forget()
                        .compose(more ->
                                proofs.forget().compose(also -> letters.forget().map(too -> more || also || too))),
                QUARTER_OF_AN_HOUR);
    }

    private ModerationVerticle opening(Publisher feed) {
        OpenAndClose turns = house.engaging().openAndClose(feed);
        return new ModerationVerticle("opening and closing threads", turns::run, A_SECOND);
    }

    private ModerationVerticle takingIn() {
        TakeIntoSearch search = new TakeIntoSearch(database.pool(), clock);
        return new ModerationVerticle(
                "taking new comments into the search", () -> search.run().map(false), A_SECOND);
    }

    private Optional<ExportVerticle> exporting() {
        Export export = config.export();
        return export.folder()
                .map(folder -> new ExportVerticle(
                        new SiteStore(database.pool()),
                        new ScheduledExport(
                                direct, folder, Duration.ofHours(export.everyHours()), export.keep(), clock),
                        export.only()));
    }
}

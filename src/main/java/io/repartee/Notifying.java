package io.repartee;

import io.repartee.account.AccountStore;
import io.repartee.account.Callers;
import io.repartee.account.KnownAccounts;
import io.repartee.config.Config;
import io.repartee.database.Database;
import io.repartee.egress.Egress;
import io.repartee.mail.Mailer;
import io.repartee.notify.FirehoseContents;
import io.repartee.notify.FirehoseStore;
import io.repartee.notify.FollowRoutes;
import io.repartee.notify.FollowStore;
import io.repartee.notify.ForgetNotices;
import io.repartee.notify.GatherEvents;
import io.repartee.notify.InboxContents;
import io.repartee.notify.InboxRoutes;
import io.repartee.notify.InboxStore;
import io.repartee.notify.MailLinkRoutes;
import io.repartee.notify.MentionRoutes;
import io.repartee.notify.NotifyVerticle;
import io.repartee.notify.PreferenceRoutes;
import io.repartee.notify.PreferenceStore;
import io.repartee.notify.SendDigests;
import io.repartee.notify.TellFollowers;
import io.repartee.notify.WithdrawNotices;
import io.repartee.notify.WriteDigest;
import io.repartee.notify.webhooks.DeliverWebhook;
import io.repartee.notify.webhooks.PutDeliveries;
import io.repartee.notify.webhooks.WebhookRoutes;
import io.repartee.notify.webhooks.WebhookStore;
import io.repartee.outbox.Deliverer;
import io.repartee.outbox.MailDeliverer;
import io.repartee.outbox.Outbox;
import io.repartee.outbox.OutboxLog;
import io.repartee.stream.Contents;
import io.repartee.stream.HeadListener;
import io.repartee.stream.Publisher;
import io.repartee.thread.StreamGate;
import io.repartee.thread.ThreadDirectory;
import io.repartee.web.Route;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts that tell people and other systems what has happened, put together. It starts nothing by itself. */
final class Notifying {
    private static final int CONNECTIONS = 1;
    private static final int WAITING = 16;

    private final Vertx vertx;
    private final Config config;
    private final Optional<Mailer> mailer;
    private final Egress egress;
    private final Pool pool;
    private final InstantSource clock;
    private final Outbox outbox;
    private final FirehoseStore firehose;
    private final NotifyVerticle verticle = new NotifyVerticle();

    Notifying(Vertx vertx, Config config, Pool pool, Optional<Mailer> mailer, Egress egress, InstantSource clock) {
        this.config = config;
        this.mailer = mailer;
        this.egress = egress;
        this.vertx = vertx;
        this.pool = pool;
        this.clock = clock;
        this.outbox = new Outbox(pool);
        this.firehose = new FirehoseStore(pool);
    }

    /** What is to be done after commits. */
    Outbox outbox() {
        return outbox;
    }

    /** Who does it, by the kind of its rows. */
    List<Deliverer> deliverers(Publisher publisher) {
        List<Deliverer> all = new ArrayList<>();
        all.add(new TellFollowers(pool, publisher, clock));
        all.add(new WithdrawNotices(pool, publisher, clock));
        all.add(new DeliverWebhook(new WebhookStore(pool), new FirehoseContents(pool), egress, clock));
        mailer.ifPresent(mail -> {
            all.add(new MailDeliverer(mail));
            all.add(new WriteDigest(pool, mail, config.publicUrl()));
        });
        return all;
    }

    /** Is told of every stream that has moved. */
    HeadListener headListener() {
        return verticle;
    }

    /** What goes on by itself, to be deployed. */
    NotifyVerticle verticle(Database database, Publisher publisher) {
        Pool once = Database.openForWriting(vertx, database.url(), CONNECTIONS, WAITING)
                .pool();
        GatherEvents gather = new GatherEvents(once, publisher, outbox, clock);
        PutDeliveries deliveries = new PutDeliveries(once, outbox, clock);
        SendDigests digests = new SendDigests(once, outbox, clock);
        ForgetNotices forget = new ForgetNotices(pool, publisher, clock);
        return verticle.doing(List.of(gather::run, deliveries::run, digests::run, forget::run));
    }

    /** Of one person's stream. */
    Contents persons() {
        return new InboxContents(pool);
    }

    Contents everything() {
        return new FirehoseContents(pool);
    }

    StreamGate.Firehose firehose() {
        return firehose::open;
    }

    List<Route> routes(
            Callers callers, KnownAccounts known, AccountStore accounts, ThreadDirectory threads, Publisher publisher) {
        PreferenceStore preferences = new PreferenceStore(pool);
        return Stream.of(
                        new InboxRoutes(callers, new InboxStore(pool, publisher), clock).routes(),
                        new FollowRoutes(callers, known, accounts, threads, new FollowStore(pool), clock).routes(),
                        new PreferenceRoutes(
                                        callers,
                                        known,
                                        preferences,
                                        outbox,
                                        config.publicUrl(),
                                        mailer.isPresent(),
                                        clock)
                                .routes(),
                        new MailLinkRoutes(callers, preferences).routes(),
                        new WebhookRoutes(
                                        callers,
                                        known,
                                        new WebhookStore(pool),
                                        firehose,
                                        new OutboxLog(pool, outbox),
                                        clock)
                                .routes(),
                        new MentionRoutes(callers, threads, pool, clock).routes())
                .flatMap(List::stream)
                .toList();
    }
}

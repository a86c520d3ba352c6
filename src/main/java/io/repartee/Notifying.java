package io.repartee;

import io.repartee.database.Database;
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
import io.repartee.outbox.OutboxLog;
import io.repartee.stream.Contents;
import io.repartee.stream.HeadListener;
import io.repartee.stream.Publisher;
import io.repartee.thread.StreamGate;
import io.repartee.web.Route;
import io.vertx.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The parts that tell people and other systems what has happened, put together. It starts nothing by itself. */
final class Notifying {
    private static final int CONNECTIONS = 1;
    private static final int WAITING = 16;

    private final Ground ground;
    private final FirehoseStore firehose;
    private final NotifyVerticle verticle = new NotifyVerticle();

    Notifying(Ground ground) {
        this.ground = ground;
        this.firehose = new FirehoseStore(ground.pool());
    }

    /** Who does it, by the kind of its rows. */
    List<Deliverer> deliverers(Publisher publisher) {
        List<Deliverer> all = new ArrayList<>();
        all.add(new TellFollowers(ground.pool(), publisher, ground.clock()));
        all.add(new WithdrawNotices(ground.pool(), publisher, ground.clock()));
        all.add(new DeliverWebhook(
                new WebhookStore(ground.pool()), new FirehoseContents(ground.pool()), ground.egress(), ground.clock()));
        ground.mailer().ifPresent(mail -> {
            all.add(new MailDeliverer(mail));
            all.add(new WriteDigest(ground.pool(), mail, ground.config().publicUrl()));
        });
        return all;
    }

    /** Is told of every stream that has moved. */
    HeadListener headListener() {
        return verticle;
    }

    /** What goes on by itself, to be deployed. */
    NotifyVerticle verticle(Database database, Publisher publisher) {
        Pool own = Database.open(ground.vertx(), database.url(), CONNECTIONS, WAITING)
                .pool();
        GatherEvents gather = new GatherEvents(own, publisher, ground.outbox(), ground.clock());
        PutDeliveries deliveries = new PutDeliveries(own, ground.outbox(), ground.clock());
        SendDigests digests = new SendDigests(own, ground.outbox(), ground.clock());
        ForgetNotices forget = new ForgetNotices(ground.pool(), publisher, ground.clock());
        return verticle.doing(List.of(gather::run, deliveries::run, digests::run, forget::run));
    }

    /** Of one person's stream. */
    Contents persons() {
        return new InboxContents(ground.pool());
    }

    Contents everything() {
        return new FirehoseContents(ground.pool());
    }

    StreamGate.Firehose firehose() {
        return firehose::open;
    }

    List<Route> routes(Publisher publisher) {
        PreferenceStore preferences = new PreferenceStore(ground.pool());
        return Stream.of(
                        new InboxRoutes(ground.callers(), new InboxStore(ground.pool(), publisher), ground.clock())
                                .routes(),
                        new FollowRoutes(
                                        ground.callers(),
                                        ground.accounts(),
                                        ground.accountStore(),
                                        ground.threads(),
                                        new FollowStore(ground.pool()),
                                        ground.clock())
                                .routes(),
                        new PreferenceRoutes(
                                        ground.callers(),
                                        ground.accounts(),
                                        preferences,
                                        ground.outbox(),
                                        ground.config().publicUrl(),
                                        ground.mailer().isPresent(),
                                        ground.clock())
                                .routes(),
                        new MailLinkRoutes(ground.callers(), preferences).routes(),
                        new WebhookRoutes(
                                        ground.callers(),
                                        ground.accounts(),
                                        new WebhookStore(ground.pool()),
                                        firehose,
                                        new OutboxLog(ground.pool(), ground.outbox()),
                                        ground.clock())
                                .routes(),
                        new MentionRoutes(ground.callers(), ground.threads(), ground.pool(), ground.clock()).routes())
                .flatMap(List::stream)
                .toList();
    }
}

package io.repartee;

import io.repartee.account.own.OwnWays;
import io.repartee.comment.ThreadContents;
import io.repartee.config.Limits;
import io.repartee.http.OpenApiRoute;
import io.repartee.moderation.QueueContents;
import io.repartee.outbox.Deliverer;
import io.repartee.site.Offered;
import io.repartee.site.SiteRoutes;
import io.repartee.stream.Contents;
import io.repartee.stream.ControlListener;
import io.repartee.stream.ControlListeners;
import io.repartee.stream.HeadListener;
import io.repartee.stream.LiveGate;
import io.repartee.stream.Publisher;
import io.repartee.stream.Whispers;
import io.repartee.thread.StreamGate;
import io.repartee.web.Route;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The parts of a running server, put together in the order of the rooms. It starts nothing and holds no state of its own;
 * every part is thread-safe.
 */
final class House {
    private final Ground ground;
    private final Checks checks;
    private final Notifying notifying;
    private final SigningIn signingIn;
    private final Persons persons;
    private final Engaging engaging;

    House(Ground ground) {
        this.ground = ground;
        this.checks = new Checks(
                ground.vertx(), ground.egress(), ground.pool(), ground.sites(), ground.lanes(), ground.clock());
        this.notifying = new Notifying(ground);
        this.signingIn = new SigningIn(ground);
        this.persons = new Persons(ground);
        this.engaging = new Engaging(ground);
    }

    Ground ground() {
        return ground;
    }

    /** What looks at texts, also after they are written. */
    Checks checks() {
        return checks;
    }

    /** What tells people and other systems. */
    Notifying notifying() {
        return notifying;
    }

    SigningIn signingIn() {
        return signingIn;
    }

    Engaging engaging() {
        return engaging;
    }

    /** Who is told that streams have moved, or that their history is another one. */
    List<HeadListener> headListeners() {
        return List.of(ground.pages(), ground.counts(), ground.accounts(), notifying.headListener());
    }

    LiveGate gate() {
        return new StreamGate(
                ground.callers(), ground.threads(), ground.rights(), ground.sites(), notifying.firehose());
    }

    /** What events are about, for the audience of each kind of stream. */
    Contents contents() {
        Contents readers = new ThreadContents(ground.comments(), ground.tallies());
        Contents moderators = new QueueContents(ground.moderation(), ground.clock());
        return new ContentsByKind(readers, moderators, notifying.persons(), notifying.everything());
    }

    /** Who does what is put into the outbox, by the kind of its rows. */
    List<Deliverer> deliverers(Publisher publisher) {
        return Stream.concat(
                        notifying.deliverers(publisher).stream(),
                        Stream.of(persons.erasure(publisher), Transferring.claims(ground, publisher)))
                .toList();
    }

    /** What the control streams can make wrong. */
    ControlListener rights() {
        return new ControlListeners(
                List.of(ground.rights(), ground.threads(), signingIn.services().providers()));
    }

    /**
     * @param publisher where writes outside the lanes are told
     * @param whispers to sockets, beside the log
     */
    List<Route> routes(Publisher publisher, Whispers whispers) {
        Limits limits = ground.config().limits();
        Offered offered = new Offered();
        SiteRoutes site = new SiteRoutes(
                ground.sites(),
                new OwnWays(ground.mailer().isPresent(), signingIn.services().providers()::ways),
                limits.textCodePoints(),
                Duration.ofSeconds(limits.editWindowSeconds()),
                offered);
        List<Route> routes = Stream.of(
                        List.of(OpenApiRoute.load()),
                        site.routes(),
                        signingIn.routes(publisher),
                        new Commenting(ground, checks.screening()).routes(),
                        persons.routes(publisher),
                        engaging.routes(publisher),
                        new Moderating(ground, checks).routes(publisher, whispers),
                        notifying.routes(publisher),
                        new Transferring(ground).routes(publisher))
                .flatMap(List::stream)
                .toList();
        offered.by(routes);
        return routes;
    }
}

package io.repartee;

import io.repartee.outbox.Deliverer;
import io.repartee.stream.Publisher;
import io.repartee.transfer.claiming.ClaimAuthors;
import io.repartee.transfer.desk.ImportRoutes;
import io.repartee.transfer.export.ExportRoutes;
import io.repartee.transfer.export.ExportSite;
import io.repartee.transfer.moving.MovePages;
import io.repartee.transfer.moving.PageRoutes;
import io.repartee.transfer.oldlinks.OldLinkRoutes;
import io.repartee.transfer.remark42.RemarkRoutes;
import io.repartee.web.Route;
import java.util.List;
import java.util.stream.Stream;

/** Coming, moving and leaving, put together. */
final class Transferring {
    private final Ground ground;

    Transferring(Ground ground) {
        this.ground = ground;
    }

    /** What gives imported comments to their authors, as a deliverer of the outbox. */
    static Deliverer claims(Ground ground, Publisher publisher) {
        return new ClaimAuthors(ground.pool(), publisher);
    }

    List<Route> routes(Publisher publisher) {
        return Stream.of(
                        new PageRoutes(ground.vertx(), ground.callers(), new MovePages(ground.direct()), publisher)
                                .routes(),
                        new OldLinkRoutes(ground.callers(), ground.pool()).routes(),
                        new RemarkRoutes(ground.callers(), ground.pool()).routes(),
                        new ImportRoutes(ground.callers(), ground.pool()).routes(),
                        new ExportRoutes(ground.vertx(), ground.callers(), new ExportSite(ground.direct())).routes())
                .flatMap(List::stream)
                .toList();
    }
}

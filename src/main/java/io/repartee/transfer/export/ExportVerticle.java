package io.repartee.transfer.export;

import io.repartee.site.Site;
import io.repartee.site.SiteStore;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every minute whether a scheduled export is due, and writes it on a thread of its own, one after the other. */
public final class ExportVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ExportVerticle.class);
    private static final long EVERY_MS = 60_000;
    private static final long LONGEST_HOURS = 24;

    private final SiteStore sites;
    private final ScheduledExport export;
    private final List<String> keys;
    private WorkerExecutor worker;
    private boolean busy;

    /** @param keys of the sites; empty for all */
    public ExportVerticle(SiteStore sites, ScheduledExport export, List<String> keys) {
        this.sites = sites;
        this.export = export;
        this.keys = keys;
    }

    @Override
    public Future<?> start() {
        worker = vertx.createSharedWorkerExecutor("scheduled export", 1, LONGEST_HOURS, TimeUnit.HOURS);
        vertx.setPeriodic(1, EVERY_MS, timer -> look());
        return Future.succeededFuture();
    }

    private void look() {
        if (busy) {
            return;
        }
        busy = true;
        sites.all().compose(this::all).onComplete(done -> {
            busy = false;
            if (done.failed()) {
                LOG.warn("a scheduled export failed, and is tried again in a minute", done.cause());
            }
        });
    }

    private Future<Void> all(List<Site> found) {
        Future<Void> done = Future.succeededFuture();
        for (Site site : found) {
            if (keys.isEmpty() || keys.contains(site.key())) {
                done = done.compose(before -> one(site));
            }
        }
        return done;
    }

    private Future<Void> one(Site site) {
        return worker.executeBlocking(() -> export.run(site), false)
                .onSuccess(file -> file.ifPresent(written -> LOG.info("exported {} to {}", site.key(), written)))
                .mapEmpty();
    }
}

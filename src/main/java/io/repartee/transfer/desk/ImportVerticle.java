package io.repartee.transfer.desk;

import io.repartee.database.ConnectionUrl;
import io.repartee.site.Site;
import io.repartee.site.SiteStore;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import io.vertx.sqlclient.Pool;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on the files that were brought to the desk, one at a time on each node, on a thread of its own. While it works it renews its lease and says
 * how far it is; a node that dies renews nothing, and another one goes on. When the server ends, the file waits for the next.
 */
public final class ImportVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ImportVerticle.class);
    private static final long EVERY_MS = 1_000;
    private static final int LEASE_SECONDS = 15;
    private static final long OLD_EVERY_MS = 3_600_000;
    private static final long LONGEST_HOURS = 48;

    private final ImportJobStore store;
    private final SiteStore sites;
    private final ConnectionUrl url;
    private final int mostAncestors;
    private WorkerExecutor worker;
    private boolean ending;
    private boolean asking;
    private @Nullable Work work;

    private record Work(ImportJob job, RunImportJob run, Future<?> done) {}

    /** @param mostAncestors how deep conversations may nest */
    public ImportVerticle(Pool pool, ConnectionUrl url, int mostAncestors) {
        this.store = new ImportJobStore(pool);
        this.sites = new SiteStore(pool);
        this.url = url;
        this.mostAncestors = mostAncestors;
    }

    @Override
    public Future<?> start() {
        worker = vertx.createSharedWorkerExecutor("import", 1, LONGEST_HOURS, TimeUnit.HOURS);
        vertx.setPeriodic(EVERY_MS, timer -> look());
        vertx.setPeriodic(OLD_EVERY_MS, timer -> told("forgetting old files", store.forgetOld()));
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        ending = true;
        Work now = work;
        if (now == null) {
            return Future.succeededFuture();
        }
        now.run.stop();
        return now.done.otherwiseEmpty();
    }

    private void look() {
        if (asking || ending) {
            return;
        }
        asking = true;
        Work now = work;
        Future<?> asked = now == null ? store.claim(LEASE_SECONDS).compose(this::begin) : renew(now);
        told("an import at the desk", asked).onComplete(done -> asking = false);
    }

    private Future<Void> renew(Work now) {
        return store.renew(now.job, LEASE_SECONDS, now.run.progress()).map(mayGoOn -> {
            if (!mayGoOn) {
                now.run.stop();
            }
            return null;
        });
    }

    private Future<Void> begin(Optional<ImportJob> claimed) {
        return claimed.isEmpty()
                ? Future.succeededFuture()
                : sites.find(claimed.get().siteKey()).map(site -> {
                    begin(claimed.get(), site.orElseThrow());
                    return null;
                });
    }

    private void begin(ImportJob job, Site site) {
        if (ending) {
            return;
        }
        RunImportJob run = new RunImportJob(url, mostAncestors);
        Future<?> done = worker.executeBlocking(() -> run.run(job, site), false)
                .recover(failure -> broken(job, failure))
                .compose(ended -> end(job, run, ended))
                .onComplete(over -> work = null);
        work = new Work(job, run, done);
        told("an import at the desk", done);
    }

    /** What is wrong with this server is not wrong with the file: an admin starts it again. */
    private static Future<Optional<RunImportJob.Ended>> broken(ImportJob job, Throwable failure) {
        LOG.warn("the import {} broke off", job.id(), failure);
        return Future.succeededFuture(Optional.of(new RunImportJob.Ended(
                ImportJob.State.FAILED, null, "The server broke off; try again. What is merged stays.", null)));
    }

    /** Stopped by an admin it is cancelled; stopped by the end of this server, or busy elsewhere, it waits for the next. */
    private Future<Void> end(ImportJob job, RunImportJob run, Optional<RunImportJob.Ended> ended) {
        return ended.isPresent()
                ? store.end(job, ended.get())
                : store.renew(job, LEASE_SECONDS, run.progress())
                        .compose(wanted -> store.end(
                                job,
                                new RunImportJob.Ended(
                                        wanted ? ImportJob.State.WAITING : ImportJob.State.CANCELLED,
                                        null,
                                        null,
                                        null)));
    }

    private static <T> Future<T> told(String what, Future<T> done) {
        return done.onFailure(failure -> LOG.warn("{}: {}", what, failure.toString()));
    }
}

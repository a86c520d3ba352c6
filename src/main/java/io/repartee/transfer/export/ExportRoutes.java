package io.repartee.transfer.export;

import io.repartee.account.Access;
import io.repartee.account.Callers;
import io.repartee.site.Site;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Outlet;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The address under which an admin downloads everything of a site. */
public final class ExportRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ExportRoutes.class);
    private static final int AT_ONCE = 2;
    private static final long LONGEST_HOURS = 24;
    private static final Duration LATER = Duration.ofSeconds(30);

    private final Callers callers;
    private final ExportSite export;
    private final WorkerExecutor workers;
    private final Semaphore places = new Semaphore(AT_ONCE);

    public ExportRoutes(Vertx vertx, Callers callers, ExportSite export) {
        this.callers = callers;
        this.export = export;
        this.workers = vertx.createSharedWorkerExecutor("export", AT_ONCE, LONGEST_HOURS, TimeUnit.HOURS);
    }

    public List<Route> routes() {
        return List.of(Route.get("/export", this::export));
    }

    private Future<Answer> export(Call call) {
        ExportFormat format = call.query("format").map(ExportRoutes::format).orElse(ExportFormat.NDJSON);
        return callers.of(call).map(caller -> {
            Access.mustAdminister(caller);
            Site site = caller.site();
            if (places.availablePermits() == 0) {
                throw Problem.retryAfter(ErrorCode.OVERLOADED, LATER);
            }
            return Answer.streaming(
                    Map.of(
                            "content-type",
                            format.mediaType(),
                            "content-disposition",
                            "attachment; filename=\"" + site.key() + "." + format.suffix() + "\""),
                    out -> begin(site, format, out));
        });
    }

    private void begin(Site site, ExportFormat format, Outlet out) {
        Context loop = Vertx.currentContext();
        if (!places.tryAcquire()) {
            out.abort(); // somebody was quicker since the head was sent
            return;
        }
        workers.<Long>executeBlocking(() -> export.write(site, format, new OutletStream(loop, out)), false)
                .onComplete(done -> {
                    places.release();
                    if (done.succeeded()) {
                        out.end();
                    } else {
                        LOG.warn("an export broke off: {}", done.cause().toString());
                        out.abort(); // so that nobody takes a part for the whole
                    }
                });
    }

    private static ExportFormat format(String name) {
        Optional<ExportFormat> found = Arrays.stream(ExportFormat.values())
                .filter(format -> format.toString().equals(name))
                .findFirst();
        return found.orElseThrow(() -> Problem.of(ErrorCode.BAD_PARAMETER, "format must be ndjson, disqus or wxr."));
    }
}

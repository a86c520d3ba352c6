package io.repartee.stream;

import io.repartee.ids.SiteId;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the control streams of the sites that people with tokens ask for, on a connection of its own, so that a crowded
 * pool does not make it blind. A doorbell makes it read at once; without any it reads every half second, and a read that
 * succeeds confirms all heads. One read at a time; bound to one event loop, but for {@link Control}, which is thread-safe.
 * A site once followed is followed as long as the node runs: one look at an index per site and read.
 */
public final class ControlVerticle extends VerticleBase implements Control, HeadListener {
    private static final Logger LOG = LoggerFactory.getLogger(ControlVerticle.class);
    private static final LongSupplier STEADY_MS = () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    private static final int SLICE = 1_000;

    private final Supplier<Pool> connect;
    private final ControlSettings settings;
    private final Map<SiteId, Followed> sites = new ConcurrentHashMap<>();
    private final Map<Long, Followed> byBell = new ConcurrentHashMap<>();
    private ControlListener listener = ControlListener.NOBODY;
    private volatile @Nullable Context home;
    private @Nullable Pool pool;
    private boolean reading;
    private boolean again;
    private long reads;

    /** @param connect makes a pool of one connection; called again when a read got no answer */
    public ControlVerticle(Supplier<Pool> connect, ControlSettings settings) {
        this.connect = connect;
        this.settings = settings;
    }

    /** Who hears of changes; before the start. */
    public void listener(ControlListener all) {
        listener = all;
    }

    @Override
    public Future<?> start() {
        pool = connect.get();
        home = context;
        vertx.setPeriodic(settings.readMs(), v -> tick());
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        home = null;
        return pool == null ? Future.succeededFuture() : pool.close();
    }

    @Override
    public boolean confirmed(SiteId site) {
        Followed followed = sites.get(site);
        return followed != null && followed.isConfirmed(STEADY_MS.getAsLong(), settings.patienceMs());
    }

    @Override
    public Future<Void> follow(SiteId site) {
        Followed known = sites.get(site);
        if (known == null) {
            known = sites.computeIfAbsent(site, Followed::new);
            byBell.put(StreamId.ofControl(site).bell(), known);
            atHome(this::read);
        }
        Future<Void> first = known.first().future();
        if (first.succeeded()) {
            return confirmed(site) ? first : Future.failedFuture("no head was confirmed lately");
        }
        return Future.fromCompletionStage(first.toCompletionStage(), vertx.getOrCreateContext());
    }

    @Override
    public void moved(long bell, long seq) {
        Followed followed = byBell.get(bell);
        Long known = followed == null ? null : followed.seq();
        if (followed != null && (known == null || known < seq)) {
            atHome(this::read);
        }
    }

    private void atHome(Runnable action) {
        Context running = home;
        if (running != null) {
            running.runOnContext(v -> action.run());
        }
    }

    private void tick() {
        long now = STEADY_MS.getAsLong();
        sites.values().forEach(site -> site.look(now, settings.patienceMs(), listener));
        read();
    }

    private void read() {
        if (reading || sites.isEmpty() || home == null) {
            again = reading;
            return;
        }
        reading = true;
        again = false;
        long number = ++reads;
        vertx.setTimer(settings.giveUpMs(), v -> giveUp(number));
        read(new ControlStore(pool), List.copyOf(sites.values()), 0).onComplete(done -> ended(number, done));
    }

    private Future<Void> read(ControlStore store, List<Followed> all, int from) {
        if (from >= all.size()) {
            return Future.succeededFuture();
        }
        List<Followed> slice = all.subList(from, Math.min(from + SLICE, all.size()));
        List<@Nullable Long> known = new ArrayList<>();
        slice.forEach(site -> known.add(site.seq()));
        long asked = STEADY_MS.getAsLong();
        long number = reads;
        return store.news(slice.stream().map(Followed::site).toList(), known).compose(news -> {
            if (number != reads || !reading) {
                return Future.failedFuture("given up");
            }
            found(slice, news, asked);
            return read(store, all, from + SLICE);
        });
    }

    private void found(List<Followed> slice, List<ControlStore.News> news, long asked) {
        int next = 0;
        for (int place = 0; place < slice.size(); place++) {
            int begin = next;
            while (next < news.size() && news.get(next).place() == place) {
                next++;
            }
            slice.get(place).found(news.subList(begin, next), asked, listener);
            again |= next - begin == ControlStore.MOST_OF_A_SITE
                    || slice.get(place).seq() == null;
        }
    }

    private void ended(long number, AsyncResult<Void> done) {
        if (number != reads || !reading) {
            return;
        }
        reading = false;
        if (done.failed()) {
            LOG.warn("Control streams could not be read: {}", done.cause().getMessage());
            sites.values().forEach(site -> failFirst(site, done.cause()));
        } else if (again) {
            read();
        }
    }

    /** A connection that does not answer may be one that nobody is at the other end of any more. */
    private void giveUp(long number) {
        if (number == reads && reading && home != null) {
            Pool silent = pool;
            pool = connect.get();
            ended(number, Future.failedFuture("no answer in " + settings.giveUpMs() + " ms"));
            if (silent != null) {
                silent.close().onFailure(failure -> LOG.debug("a silent connection: {}", failure.getMessage()));
            }
        }
    }

    /** Whoever waits for the first read is told; the site is begun with again by the next one who asks. */
    private void failFirst(Followed site, Throwable why) {
        if (!site.first().future().isComplete()) {
            sites.remove(site.site(), site);
            site.first().tryFail(why);
        }
    }
}

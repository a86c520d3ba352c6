package io.repartee.stream;

import io.repartee.observation.Observer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams of this node: it hears doorbells and rings its own, keeps one {@link StreamReader} for each stream that
 * somebody watches, and tells the hubs. One per node, bound to one event loop; {@link Feed}, {@link Publisher} and
 * {@link Whispers} may be called on any thread and hand over to it.
 */
public final class FeedVerticle extends VerticleBase implements Feed, Publisher, Whispers {
    private static final Logger LOG = LoggerFactory.getLogger(FeedVerticle.class);
    private static final LongSupplier STEADY_MS = () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime());

    private final StreamStore store;
    private final Contents contents;
    private final PgConnectOptions database;
    private final FeedSettings settings;
    private final HeadListener heads;
    private final InstantSource clock;
    private final Observer observer;
    private final String node = Long.toUnsignedString(UUID.randomUUID().getMostSignificantBits(), 36);
    private volatile @Nullable Context home;
    private Watched watched;
    private RecentBytes memory;
    private Doorbell doorbell;
    private DoorbellListener listener;
    private HeadComparison comparison;
    private Whispering whispering;
    private TotalsTeller totals;
    private Presence presence;
    private String epoch = "";
    private long compare = -1;

    /**
     * @param database how to reach the primary for the two connections that carry doorbells; no pooler in between
     * @param heads is told of every stream that moved
     * @param observer is told of every read that a hand-over did not spare
     */
    public FeedVerticle(
            StreamStore store,
            Contents contents,
            PgConnectOptions database,
            FeedSettings settings,
            HeadListener heads,
            InstantSource clock,
            Observer observer) {
        this.store = store;
        this.contents = contents;
        this.database = database;
        this.settings = settings;
        this.heads = heads;
        this.clock = clock;
        this.observer = observer;
    }

    /** One that nobody observes. */
    public FeedVerticle(
            StreamStore store,
            Contents contents,
            PgConnectOptions database,
            FeedSettings settings,
            HeadListener heads,
            InstantSource clock) {
        this(store, contents, database, settings, heads, clock, Observer.NOBODY);
    }

    @Override
    public Future<?> start() {
        return store.epoch().map(found -> {
            epoch = found;
            open();
            return found;
        });
    }

    @Override
    public Future<?> stop() {
        home = null;
        vertx.cancelTimer(compare);
        comparison.close();
        return Future.join(doorbell.close(), listener.close());
    }

    @Override
    public void committed(List<Handover> handovers) {
        atHome(() -> handovers.forEach(this::handed));
    }

    @Override
    public void counted(List<Counted> changes) {
        atHome(() -> changes.forEach(totals::counted));
    }

    @Override
    public void watch(StreamId stream, FeedListener by) {
        atHome(() -> {
            watched.watch(stream, by, epoch);
            whispering.present(stream).forEach(by::whispered);
            by.present(stream, presence.total(stream));
        });
    }

    @Override
    public void unwatch(StreamId stream, FeedListener by) {
        atHome(() -> watched.unwatch(stream, by));
    }

    @Override
    public Future<Replay> read(StreamId stream, Optional<Position> since) {
        Promise<Replay> answer = Promise.promise();
        if (!atHome(() -> watched.read(stream, since).onComplete(answer))) {
            answer.fail("the feed is not running");
        }
        return answer.future();
    }

    @Override
    public void attended(StreamId stream, Object by, Attendance attendance) {
        atHome(() -> presence.here(stream, by, attendance));
    }

    @Override
    public void tell(StreamId stream, String key, byte[] frameJson, Duration keptFor) {
        Whisper whisper = new Whisper(stream, key, frameJson, keptFor.toMillis());
        atHome(() -> whispering.tell(whisper));
    }

    /** About how much memory recent events take; on the feed's thread or for a rough look. */
    long recentBytes() {
        return memory.total();
    }

    private void open() {
        CatchUps table = new CatchUps(vertx, store, contents, settings.pageEvents(), observer);
        memory = new RecentBytes(settings.recentBytes());
        TableReplay replay = new TableReplay(store, contents, settings);
        watched = new Watched(new ReaderParts(vertx, table, replay, settings, heads, memory, STEADY_MS));
        comparison = new HeadComparison(vertx, store, watched, heads, this::epochIs);
        PgLine line = Doorbell.line(vertx, database);
        doorbell = new Doorbell(vertx, line, node, settings.gatherMs());
        Gossip gossip = new Gossip(line, node);
        whispering = new Whispering(vertx, watched, gossip, STEADY_MS);
        totals = new TotalsTeller(vertx, contents, watched, gossip, heads, STEADY_MS);
        presence = new Presence(new PresenceVoice(watched, gossip), STEADY_MS);
        vertx.setPeriodic(Presence.TICK_MS, v -> presence.tick());
        FeedEar ear = new FeedEar(watched, heads, comparison, whispering, totals, presence);
        listener = new DoorbellListener(vertx, database, node, settings.silenceMs(), STEADY_MS, ear);
        doorbell.open(settings.heartbeatMs());
        listener.open(settings.heartbeatMs());
        compare = vertx.setPeriodic(settings.compareMs(), v -> tidy());
        home = context;
    }

    /** Runs it on the feed's own event loop; not at all before the start and after the stop. */
    private boolean atHome(Runnable action) {
        Context running = home;
        if (running == null) {
            return false;
        }
        running.runOnContext(v -> action.run());
        return true;
    }

    private void handed(Handover handover) {
        long bell = handover.stream().bell();
        long seq = handover.last().seq();
        watched.find(handover.stream()).ifPresent(reader -> reader.handed(handover));
        doorbell.changed(bell, seq);
        heads.moved(bell, seq);
    }

    private void tidy() {
        watched.forgetBefore(clock.instant().minusSeconds(settings.recentSeconds()));
        whispering.tidy();
        totals.tidy();
        comparison.run();
    }

    private void epochIs(String found) {
        if (!found.equals(epoch)) {
            LOG.warn("The epoch is now {}; all readers load again", found);
            epoch = found;
            watched.rewritten(found);
            heads.allRewritten();
        }
    }
}

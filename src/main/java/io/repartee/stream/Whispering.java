package io.repartee.stream;

import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whispers of this node and those heard from others: gathers a moment, so that of many with one key only the last is
 * told, and keeps the present ones for who comes later. Bound to the feed's context.
 */
final class Whispering {
    private static final Logger LOG = LoggerFactory.getLogger(Whispering.class);
    private static final long GATHER_MS = 30;
    private static final int MOST_GATHERED = 2_000;
    private static final long MOST_KEPT_BYTES = 8L << 20;

    private final Vertx vertx;
    private final Watched watched;
    private final Gossip gossip;
    private final LongSupplier steadyMs;
    private final KeptWhispers kept = new KeptWhispers(MOST_KEPT_BYTES);
    private Map<Whisper.Place, Whisper> gathered = new LinkedHashMap<>();
    private boolean gathering;

    Whispering(Vertx vertx, Watched watched, Gossip gossip, LongSupplier steadyMs) {
        this.vertx = vertx;
        this.watched = watched;
        this.gossip = gossip;
        this.steadyMs = steadyMs;
    }

    void tell(Whisper whisper) {
        if (gathered.size() >= MOST_GATHERED && !gathered.containsKey(whisper.place())) {
            return;
        }
        gathered.put(whisper.place(), whisper);
        if (!gathering) {
            gathering = true;
            vertx.setTimer(GATHER_MS, v -> tellGathered());
        }
    }

    /** Another node told it. */
    void heard(Whisper whisper) {
        kept.heard(whisper, steadyMs.getAsLong());
        watched.find(whisper.stream())
                .ifPresent(reader -> reader.teller().each(listener -> listener.whispered(whisper)));
    }

    /** What somebody who begins to watch a stream is told first. */
    List<Whisper> present(StreamId stream) {
        return kept.of(stream, steadyMs.getAsLong());
    }

    /** Lets go of what is kept no more; from time to time. */
    void tidy() {
        kept.forgetBefore(steadyMs.getAsLong());
    }

    private void tellGathered() {
        gathering = false;
        Map<Whisper.Place, Whisper> all = gathered;
        gathered = new LinkedHashMap<>();
        if (all.size() >= MOST_GATHERED) {
            LOG.warn("More than {} whispers at once; others were dropped", MOST_GATHERED);
        }
        all.values().forEach(whisper -> {
            heard(whisper);
            gossip.say(GossipCode.line(whisper));
        });
    }
}

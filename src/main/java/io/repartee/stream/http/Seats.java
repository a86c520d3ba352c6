package io.repartee.stream.http;

import io.repartee.stream.Attendance;
import io.repartee.stream.Feed;
import io.repartee.stream.StreamId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who reads threads over HTTP on this node, counted. A reader without a socket is a request after the other: so a seat that is
 * left is kept for a moment, and whoever comes from the same network address takes it again and is no other reader. Behind a
 * balancer that sends each poll to another node, a reader may for that moment count on two. One per node; thread-safe.
 */
final class Seats {
    private static final long KEPT_MS = 5_000;
    private static final int MOST_KEPT = 50_000;

    private static final class Room {
        private final Map<String, Deque<Kept>> kept = new HashMap<>();
        private int taken;
        private int waiting;
    }

    private static final class Kept {
        private final StreamId stream;
        private final String address;
        private final long untilMs;
        private boolean over;

        Kept(StreamId stream, String address, long untilMs) {
            this.stream = stream;
            this.address = address;
            this.untilMs = untilMs;
        }
    }

    private final Map<StreamId, Room> rooms = new HashMap<>();
    private final Deque<Kept> soonest = new ArrayDeque<>();
    private final Set<StreamId> changed = new LinkedHashSet<>();

    synchronized void take(StreamId stream, String address) {
        Room room = rooms.computeIfAbsent(stream, unread -> new Room());
        Deque<Kept> own = room.kept.get(address);
        if (own == null) {
            changed.add(stream);
        } else {
            own.element().over = true;
            drop(room, own.element());
        }
        room.taken++;
    }

    /** Its reader may be back in a moment. */
    synchronized void leave(StreamId stream, String address, long nowMs) {
        if (soonest.size() >= MOST_KEPT) {
            giveUp(stream);
            return;
        }
        Room room = rooms.get(stream);
        Kept kept = new Kept(stream, address, nowMs + KEPT_MS);
        room.taken--;
        room.waiting++;
        room.kept.computeIfAbsent(address, first -> new ArrayDeque<>(1)).add(kept);
        soonest.add(kept);
    }

    /** Its reader is counted no more. */
    synchronized void giveUp(StreamId stream) {
        rooms.get(stream).taken--;
        changed.add(stream);
    }

    /** Ends what was kept long enough, and tells the feed what has changed; called now and then, by anybody. */
    synchronized void tick(long nowMs, Feed feed) {
        while (!soonest.isEmpty() && (soonest.element().over || soonest.element().untilMs <= nowMs)) {
            Kept kept = soonest.remove();
            if (!kept.over) {
                drop(rooms.get(kept.stream), kept);
                changed.add(kept.stream);
            }
        }
        for (StreamId stream : changed) {
            Room room = rooms.get(stream);
            feed.attended(stream, this, new Attendance(room.taken + room.waiting, 0));
            if (room.taken + room.waiting == 0) {
                rooms.remove(stream);
            }
        }
        changed.clear();
    }

    /** The oldest of its address. */
    private static void drop(Room room, Kept kept) {
        Deque<Kept> own = room.kept.get(kept.address);
        own.remove();
        room.waiting--;
        if (own.isEmpty()) {
            room.kept.remove(kept.address);
        }
    }
}

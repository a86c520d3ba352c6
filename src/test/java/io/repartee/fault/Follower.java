package io.repartee.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reader who stays with a page: comes back with a back-off to the next node when the line breaks or falls silent, from where
 * it was. Loop-bound.
 */
final class Follower implements Line.Listener {
    private final Followers all;
    private final int number;
    private final String page;
    private final StreamCheck check;
    private @Nullable Line line;
    private int node;
    private int failures;
    private long heardAt;
    private long leftAt;
    private long target;
    private boolean live;
    private boolean stopped;
    private long generation;

    Follower(Followers all, int number, String page, @Nullable Place from, int node) {
        this.all = all;
        this.number = number;
        this.page = page;
        this.node = node;
        this.check = new StreamCheck("follower " + number + " of " + page);
        if (from != null) {
            check.loaded(from);
        }
        leftAt = System.nanoTime();
    }

    String page() {
        return page;
    }

    StreamCheck check() {
        return check;
    }

    /** Subscribed, and as far as that on its page. */
    boolean has(Map<String, Long> heads) {
        return live && check.lastSeq() >= heads.getOrDefault(page, 0L);
    }

    boolean live() {
        return live;
    }

    int node() {
        return node;
    }

    void open() {
        heardAt = System.nanoTime();
        long mine = ++generation;
        line = all.open(node, page, all.forgetful() ? null : check.place(), new Once(mine));
    }

    /** A line on which nothing comes any more is a dead one. */
    void checkSilence(long now, long mostNanos) {
        if (!stopped && line != null && now - heardAt > mostNanos) {
            line.close();
            ended("silent");
        }
    }

    /** As a network that goes away under it. */
    void cut() {
        if (line != null) {
            line.close();
            ended("cut");
        }
    }

    void stop() {
        stopped = true;
        live = false;
        if (line != null) {
            line.close();
        }
    }

    @Override
    public void subscribed(Place from) {
        failures = 0;
        live = true;
        target = all.heads().of(page);
        check.subscribed(from);
        settle();
    }

    @Override
    public void events(JsonNode events, Place after) {
        check.events(events, after);
        all.delivered(events);
        settle();
    }

    @Override
    public void resync() {
        check.resync();
        all.resynced(this);
    }

    @Override
    public void alive() {
        heardAt = System.nanoTime();
    }

    @Override
    public void ended(String why) {
        line = null;
        generation++;
        if (live) {
            live = false;
            leftAt = System.nanoTime();
        }
        all.lost(number, why);
        if (!stopped) {
            node = all.another(node);
            all.later(failures++, this::reopen);
        }
    }

    private void reopen() {
        if (!stopped && line == null) {
            open();
        }
    }

    private void settle() {
        if (leftAt != 0 && check.lastSeq() >= target) {
            all.caughtUp(System.nanoTime() - leftAt);
            leftAt = 0;
        }
    }

    /** Of a line that has been left nothing counts any more. */
    private final class Once implements Line.Listener {
        private final long mine;

        Once(long mine) {
            this.mine = mine;
        }

        @Override
        public void subscribed(Place from) {
            when(() -> Follower.this.subscribed(from));
        }

        @Override
        public void events(JsonNode events, Place after) {
            when(() -> Follower.this.events(events, after));
        }

        @Override
        public void resync() {
            when(Follower.this::resync);
        }

        @Override
        public void alive() {
            when(Follower.this::alive);
        }

        @Override
        public void ended(String why) {
            when(() -> Follower.this.ended(why));
        }

        private void when(Runnable action) {
            if (mine == generation) {
                action.run();
            }
        }
    }
}

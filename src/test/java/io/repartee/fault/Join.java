package io.repartee.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One reader who loads a page and subscribes from its position, until the page has as many comments as it will have. */
final class Join implements Line.Listener {
    /** How the page is loaded. */
    enum Load {
        PAGE,
        /** The bug: the position is asked for after the comments, not with them. */
        TWO_TRANSACTIONS
    }

    private final PublicReader reader;
    private final URI site;
    private final String page;
    private final int comments;
    private final Load load;
    private final JoinLines lines;
    private final Set<String> seen = new HashSet<>();
    private final List<String> mismatches = new ArrayList<>();
    private final CompletableFuture<Void> complete = new CompletableFuture<>();
    private volatile long last;

    Join(PublicReader reader, URI site, String page, int comments, Load load, JoinLines lines) {
        this.reader = reader;
        this.site = site;
        this.page = page;
        this.comments = comments;
        this.load = load;
        this.lines = lines;
    }

    /** What did not fit. */
    List<String> run(int pauseMillis) throws InterruptedException, IOException {
        Thread.sleep(pauseMillis);
        Place place = load();
        last = place.seq();
        Line line = lines.open(site, page, place, this);
        try {
            if (last < comments) {
                complete.get(60, TimeUnit.SECONDS);
            }
        } catch (TimeoutException e) {
            mismatch("ended at %d", last);
        } catch (ExecutionException e) {
            mismatch("%s", e.getCause());
        } finally {
            lines.close(line);
        }
        if (seen.size() != comments) {
            mismatch("has %d comments of %d", seen.size(), comments);
        }
        return mismatches;
    }

    private Place load() throws IOException, InterruptedException {
        String path = "/thread?page=" + page + "&limit=100";
        JsonNode answer = reader.get(path);
        Place place = Place.of(answer.path("position"));
        answer.path("items").forEach(item -> seen.add(item.path("id").asText()));
        if (load == Load.TWO_TRANSACTIONS) {
            return reader.position(page);
        }
        if (seen.size() != place.seq()) {
            mismatch("%d comments at %d", seen.size(), place.seq());
        }
        return place;
    }

    @Override
    public void subscribed(Place from) {
        if (from.seq() != last) {
            mismatch("loaded at %d, subscribed at %d", last, from.seq());
        }
    }

    @Override
    public void events(JsonNode events, Place after) {
        for (JsonNode event : events) {
            if (event.path("seq").asLong() != last + 1) {
                mismatch("after %d came %d", last, event.path("seq").asLong());
            }
            last = event.path("seq").asLong();
            if (!seen.add(event.path("comment").path("id").asText())) {
                mismatch("event %d tells of a comment that was there", last);
            }
        }
        if (last >= comments) {
            complete.complete(null);
        }
    }

    @Override
    public void resync() {
        mismatch("resync");
    }

    @Override
    public void alive() {}

    @Override
    public void ended(String why) {
        complete.completeExceptionally(new IOException(why));
    }

    private synchronized void mismatch(String what, Object... details) {
        mismatches.add(page + ": " + what.formatted(details));
    }
}

package io.repartee.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** Readers of pages on the nodes of a deployment, all on one loop; whoever asks from another thread waits for it. */
final class Followers implements AutoCloseable {
    private static final long LONGEST_PAUSE_MS = 2_000;
    private static final long FIRST_PAUSE_MS = 100;
    private static final int AT_ONCE = 500;
    /** Nodes of these runs have a heartbeat of a second. */
    private static final Duration SILENCE = Duration.ofMillis(Form.of(5_000, 2_500));

    private final Vertx vertx;
    private final Context loop;
    private final Line.Opener opener;
    private final List<URI> sites;
    private final Random random;
    private final Heads heads;
    private final List<Follower> all = new ArrayList<>();
    private final Times catchingUp = new Times();
    private final Times latency = new Times();
    private final Map<String, Integer> losses = new HashMap<>();
    private final boolean forgetful;
    private final long watch;
    private volatile long firstPauseMs = FIRST_PAUSE_MS;

    Followers(Vertx vertx, Line.Opener opener, List<URI> sites, Heads heads, Random random) {
        this(vertx, opener, sites, heads, random, false);
    }

    /** @param forgetful the bug of a client that comes back without its position */
    Followers(Vertx vertx, Line.Opener opener, List<URI> sites, Heads heads, Random random, boolean forgetful) {
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.opener = opener;
        this.sites = sites;
        this.heads = heads;
        this.random = new Random(random.nextLong());
        this.forgetful = forgetful;
        this.watch = onLoop(() -> vertx.setPeriodic(250, v -> watchSilence()));
    }

    /** That many more, spread over pages and nodes; waits until all are subscribed. */
    void add(int count, Function<Integer, String> pageOf, Function<String, @Nullable Place> from) {
        for (int n = 0; n < count; n++) {
            int number = n;
            String page = pageOf.apply(n);
            Place place = from.apply(page);
            onLoop(() -> {
                Follower follower = new Follower(this, number, page, place, number);
                all.add(follower);
                follower.open();
                return null;
            });
            if (n % 200 == 199) {
                awaitAll("subscriptions", Duration.ofSeconds(60), Follower::live);
            }
        }
        awaitAll("subscriptions", Duration.ofSeconds(60), Follower::live);
    }

    /** Until all have what is known now; fails with who is where, when they have not in time. */
    void awaitCaughtUp(Duration atMost) {
        Map<String, Long> now = heads.copy();
        try {
            awaitAll("all have caught up", atMost, follower -> follower.has(now));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("behind: %s; faults: %s; %d resyncs; lines lost: %s"
                    .formatted(behind(now), faults(), resyncs(), losses()));
        }
    }

    private List<String> behind(Map<String, Long> known) {
        return onLoop(() -> all.stream()
                .filter(follower -> !follower.has(known))
                .map(follower -> "%s at %d of %d%s"
                        .formatted(
                                follower.page(),
                                follower.check().lastSeq(),
                                known.get(follower.page()),
                                follower.live() ? "" : ", away"))
                .limit(10)
                .toList());
    }

    void awaitAll(String what, Duration atMost, Predicate<Follower> condition) {
        Awaitility.await(what)
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> onLoop(() -> all.stream().allMatch(condition)));
    }

    <T> List<T> each(Function<Follower, T> asked) {
        return onLoop(() -> all.stream().map(asked).toList());
    }

    List<String> faults() {
        return onLoop(() -> all.stream()
                .flatMap(follower -> follower.check().faults().stream())
                .toList());
    }

    long deliveries() {
        return onLoop(() -> all.stream()
                .mapToLong(follower -> follower.check().deliveries())
                .sum());
    }

    long resyncs() {
        return onLoop(() ->
                all.stream().mapToLong(follower -> follower.check().resyncs()).sum());
    }

    /** The different digests that the readers of a page have: one, when all have heard the same. */
    Set<Long> digests(String page) {
        return onLoop(() -> all.stream()
                .filter(follower -> follower.page().equals(page))
                .map(follower -> follower.check().digest())
                .collect(Collectors.toSet()));
    }

    /** Every line is cut, one group right after the other. */
    void cutAll() {
        inGroups(Follower::cut);
    }

    /** The loop of these clients is held to the same rule as the server's: nothing on it takes long. */
    private void inGroups(Consumer<Follower> action) {
        List<Follower> now = onLoop(() -> List.copyOf(all));
        for (int from = 0; from < now.size(); from += AT_ONCE) {
            List<Follower> some = now.subList(from, Math.min(now.size(), from + AT_ONCE));
            onLoop(() -> {
                some.forEach(action);
                return null;
            });
        }
    }

    /** From losing a line to having everything again. */
    Times catchingUp() {
        return catchingUp;
    }

    /** From the beginning of a post to the reader. */
    Times latency() {
        return latency;
    }

    /** Why lines ended, and how often. */
    Map<String, Integer> losses() {
        return onLoop(() -> Map.copyOf(losses));
    }

    boolean forgetful() {
        return forgetful;
    }

    Heads heads() {
        return heads;
    }

    Line open(int node, String page, @Nullable Place since, Line.Listener listener) {
        return opener.open(sites.get(Math.floorMod(node, sites.size())), "thread:" + page, since, listener);
    }

    void delivered(JsonNode events) {
        long now = System.nanoTime();
        for (JsonNode event : events) {
            Writers.begunAt(PublicReader.text(event.path("comment"))).ifPresent(begun -> latency.took(now - begun));
        }
    }

    void caughtUp(long nanos) {
        catchingUp.took(nanos);
    }

    /** A page whose past is another: nobody of these runs expects it, and it ends there. */
    void resynced(Follower follower) {
        follower.stop();
    }

    void lost(int number, String why) {
        losses.merge(why.length() > 80 ? why.substring(0, 80) : why, 1, Integer::sum);
    }

    /** Where somebody goes who has lost that node: to another one, where there is one, as a load balancer would lead them. */
    int another(int lost) {
        return sites.size() == 1 ? lost : lost + 1 + random.nextInt(sites.size() - 1);
    }

    /** From now on whoever loses a line comes back some time within that span. */
    void spread(Duration span) {
        firstPauseMs = span.toMillis();
    }

    void later(int failures, Runnable action) {
        long most = Math.max(firstPauseMs, Math.min(LONGEST_PAUSE_MS, firstPauseMs << Math.min(failures, 5)));
        vertx.setTimer(1 + random.nextInt((int) most), v -> action.run());
    }

    /** @return what the action gives, after it has run on the loop */
    <T> T onLoop(java.util.function.Supplier<T> action) {
        CompletableFuture<T> done = new CompletableFuture<>();
        loop.runOnContext(v -> {
            try {
                done.complete(action.get());
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done.join();
    }

    private void watchSilence() {
        long now = System.nanoTime();
        List.copyOf(all).forEach(follower -> follower.checkSilence(now, SILENCE.toNanos()));
    }

    @Override
    public void close() {
        vertx.cancelTimer(watch);
        inGroups(Follower::stop);
    }
}

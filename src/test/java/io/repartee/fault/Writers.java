package io.repartee.fault;

import io.repartee.fault.History.Kind;
import io.repartee.testing.PublisherToken;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/**
 * People who post, each one comment after the other, and go to another node when one does not take it. What they do and learn
 * is in the {@link History}.
 */
final class Writers implements AutoCloseable {
    private static final int MOST_TRIES = 40;
    private static final String BEGUN = "x";

    /**
     * How they behave.
     *
     * @param people how many at once
     * @param pages over how many pages they post, {@code page-0}, {@code page-1}, …
     * @param pauseMillis between two comments of one person
     * @param steady the pause is from begin to begin, and who is late catches up: so many comments as are asked for are written
     */
    record Habits(int people, int pages, long pauseMillis, Retry retry, boolean steady) {
        Habits(int people, int pages, long pauseMillis, Retry retry) {
            this(people, pages, pauseMillis, retry, false);
        }
    }

    private final Posting posting = new Posting();
    private final History history;
    private final Heads heads;
    private final List<URI> sites;
    private final Habits habits;
    private final Crew crew = new Crew();
    private final AtomicInteger givenUp = new AtomicInteger();

    Writers(List<URI> sites, History history, Habits habits, Random random) {
        this(sites, history, habits, new Heads(), random);
    }

    Writers(List<URI> sites, History history, Habits habits, Heads heads, Random random) {
        this.heads = heads;
        this.sites = sites;
        this.history = history;
        this.habits = habits;
        for (int n = 0; n < habits.people; n++) {
            int number = n;
            Random own = new Random(random.nextLong());
            crew.add("writer-" + n, () -> run(number, own));
        }
    }

    /** When the writing of a text began, as its writer noted in it. */
    static OptionalLong begunAt(String text) {
        int at = text.indexOf(BEGUN);
        return at < 0 ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text.substring(at + 1)));
    }

    /** How far the pages' streams are known to be. */
    Heads heads() {
        return heads;
    }

    static String page(int number) {
        return "page-" + number;
    }

    /** Writes that got no acknowledgement, however often they were tried. */
    int givenUp() {
        return givenUp.get();
    }

    private void run(int number, Random random) throws InterruptedException {
        String token = PublisherToken.reader(Deployment.SITE, "writer-" + number);
        long begun = System.nanoTime();
        for (int n = 0; !crew.hasEnough(); n++) {
            String text = "t" + new UUID(random.nextLong(), random.nextLong()) + BEGUN + System.nanoTime();
            write(number, token, page((number + n) % habits.pages), text, random);
            Thread.sleep(habits.steady ? untilDue(begun, n + 1) : habits.pauseMillis);
        }
    }

    /** Milliseconds until that comment of one person is to be begun; 0 for who is late. */
    private long untilDue(long begun, int number) {
        long since = (System.nanoTime() - begun) / 1_000_000;
        return Math.max(0, number * habits.pauseMillis - since);
    }

    private void write(int number, String token, String page, String text, Random random) throws InterruptedException {
        int node = random.nextInt(sites.size());
        for (int n = 0; n < MOST_TRIES; n++) {
            String key = habits.retry == Retry.NEW_KEY ? text + "-" + n : text;
            history.add(number, Kind.INVOKE, text, "");
            Posting.Result result = posting.post(sites.get(node % sites.size()), token, page, text, key);
            history.add(number, result.kind(), text, result.detail());
            if (result.kind() == Kind.OK) {
                heads.reached(page, result.seq());
                return;
            }
            if (!result.retry() || habits.retry == Retry.NEVER) {
                break;
            }
            node++;
            Thread.sleep(Math.min(1_000, 50L << Math.min(n, 5)) + random.nextInt(50));
            if (crew.hasEnough() && n > MOST_TRIES / 2) {
                break;
            }
        }
        givenUp.incrementAndGet();
    }

    /** Waits until that many writes are acknowledged in all, and fails when they are not in time. */
    void awaitAcknowledged(long count) {
        await("acknowledged writes", () -> history.count(Kind.OK) >= count);
    }

    /** Waits while they go on. */
    void await(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(condition::getAsBoolean);
    }

    /** Nobody begins a new comment; what is begun is ended. */
    @Override
    public void close() {
        crew.close();
    }
}

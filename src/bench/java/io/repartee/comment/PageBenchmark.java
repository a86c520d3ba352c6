package io.repartee.comment;

import io.repartee.ids.AccountId;
import io.repartee.ids.CommentId;
import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.repartee.stream.Position;
import io.repartee.thread.Page;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A first page of 50 comments, encoded, and encoded and compressed as it is kept; and a comment's text, rendered. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PageBenchmark {
    private static final SiteId SITE = new SiteId(1);
    private static final ThreadId THREAD = new ThreadId(new UUID(1, 2));
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123Z");
    private static final String TEXT =
            "The council *really* has decided again without **any** notice to close our library.\n\n"
                    + "Nobody in this town asked for `rm -rf` last year, see [here](https://www.example.org/a) and https://example.org/b.";

    private final PageRequest request =
            new PageRequest(SITE, new Page("the-story"), PageSort.NEWEST, Optional.empty(), 50, 10, false);
    private final ThreadPage page = new ThreadPage(head(), List.of(), conversations(), Optional.of("next"));
    private final CommentText text = CommentText.of(TEXT, 10_000);

    @Benchmark
    public Buffer encode() {
        return PageJson.page(page);
    }

    @Benchmark
    public CachedPage encodeAndCompress() {
        return CachedPage.of(request, page, 0);
    }

    @Benchmark
    public String render() {
        return Markup.html(text);
    }

    private static ThreadPage.Head head() {
        return new ThreadPage.Head(
                THREAD,
                "the-story",
                "https://www.example.org/the-story",
                "The story",
                "news",
                true,
                1_000,
                new Position("epoch", 1_000, 7),
                3,
                new ThreadPage.Editors(null, null, null, null, true, true, 0),
                Map.of());
    }

    private static List<ThreadPage.Conversation> conversations() {
        return IntStream.range(0, 50)
                .mapToObj(n -> new ThreadPage.Conversation(comment(n), List.of(), Optional.empty()))
                .toList();
    }

    private static Comment comment(int n) {
        return new Comment(
                SITE,
                new CommentId(new UUID(3, n)),
                THREAD,
                List.of(),
                new Comment.Author(new AccountId(new UUID(4, n % 20)), "Reader " + n % 20, null),
                Status.PUBLISHED,
                1,
                1,
                0,
                Votes.NONE,
                false,
                false,
                NOW.plusSeconds(n),
                NOW.plusSeconds(n),
                null,
                TEXT,
                Markup.html(CommentText.of(TEXT + n, 10_000)),
                null);
    }
}

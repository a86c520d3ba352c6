package io.repartee.account;

import io.repartee.ids.SiteId;
import io.repartee.site.Site;
import io.repartee.site.SsoKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Who is behind a publisher's token. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TokenBenchmark {
    private final Vertx vertx = Vertx.vertx();
    private final Site site = new Site(new SiteId(1), "daily", "Daily", Set.of(), Site.Moderation.POST, true);
    private final String token = Tokens.signed(Tokens.header(), Tokens.claims());
    private final TokenReader reader = new TokenReader(
            new SigningKeys(vertx, List.of()),
            new SsoKeys(
                    vertx,
                    id -> Future.succeededFuture(
                            List.of(new SsoKey(Tokens.ISSUER, "k1", "HS256", Tokens.SECRET, false))),
                    () -> Tokens.NOW),
            () -> Tokens.NOW);

    @Benchmark
    public Caller read() {
        return reader.read(site, token).result();
    }

    @TearDown(Level.Trial)
    public void stop() {
        vertx.close().await();
    }
}

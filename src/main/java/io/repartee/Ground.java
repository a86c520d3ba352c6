package io.repartee;

import io.repartee.account.AccountStore;
import io.repartee.account.Allowances;
import io.repartee.account.Callers;
import io.repartee.account.IdTokens;
import io.repartee.account.KeySets;
import io.repartee.account.KnownAccounts;
import io.repartee.account.Rights;
import io.repartee.account.SigningKeys;
import io.repartee.account.SsoKeys;
import io.repartee.account.StandingStore;
import io.repartee.account.Standings;
import io.repartee.account.TokenCallers;
import io.repartee.account.TokenIssuer;
import io.repartee.account.TokenReader;
import io.repartee.comment.CommentStore;
import io.repartee.comment.FirstPages;
import io.repartee.comment.Lanes;
import io.repartee.comment.TallyStore;
import io.repartee.config.Config;
import io.repartee.config.Limits;
import io.repartee.database.ConnectionUrl;
import io.repartee.egress.Egress;
import io.repartee.http.ReusedBuffers;
import io.repartee.mail.Mailer;
import io.repartee.mail.SmtpMailer;
import io.repartee.moderation.ModerationStore;
import io.repartee.observation.Observer;
import io.repartee.outbox.Outbox;
import io.repartee.site.SiteDirectory;
import io.repartee.site.SiteStore;
import io.repartee.stream.Control;
import io.repartee.thread.KeptCounts;
import io.repartee.thread.ThreadDirectory;
import io.repartee.thread.ThreadStore;
import io.repartee.web.RateLimits;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the rooms stand on, put together once, in their order. It starts nothing; every part is thread-safe.
 *
 * @param pool for what comes singly; what is written in batches has connections of its own
 * @param direct past a pooler, where there is one
 * @param mailer empty where the operator has named no mail server
 * @param outbox what is to be done after commits
 * @param allowances how often accounts may write
 */
record Ground(
        Vertx vertx,
        Config config,
        Pool pool,
        ConnectionUrl direct,
        InstantSource clock,
        SigningKeys keys,
        Egress egress,
        IdTokens idTokens,
        Optional<Mailer> mailer,
        Outbox outbox,
        SiteDirectory sites,
        TokenIssuer tokens,
        Standings standings,
        Allowances allowances,
        Callers callers,
        Rights rights,
        AccountStore accountStore,
        KnownAccounts accounts,
        RateLimits limits,
        ThreadStore threadStore,
        ThreadDirectory threads,
        KeptCounts counts,
        CommentStore comments,
        TallyStore tallies,
        FirstPages pages,
        Lanes lanes,
        ModerationStore moderation) {
    static Ground of(
            Vertx vertx,
            Config config,
            Pool pool,
            ConnectionUrl direct,
            Supplier<String> epoch,
            SigningKeys keys,
            int lanes,
            InstantSource clock,
            Control control,
            Observer observer) {
        Limits limits = config.limits();
        SiteStore siteStore = new SiteStore(pool);
        SiteDirectory sites = new SiteDirectory(vertx, siteStore, clock);
        Egress egress = new Egress(vertx, config.egress().settings());
        KeySets published = KeySets.over(egress, vertx, clock, observer);
        SsoKeys publishers = new SsoKeys(vertx, siteStore, published, clock);
        TokenReader reader = new TokenReader(keys, publishers, clock, observer);
        Standings standings = new Standings(vertx, new StandingStore(pool), clock);
        Allowances allowances = new Allowances(pool, Settings.allowances(limits), clock);
        AccountStore accountStore = new AccountStore(pool);
        KnownAccounts accounts = new KnownAccounts(vertx, accountStore);
        CommentStore comments = new CommentStore(pool, epoch);
        FirstPages pages = new FirstPages(comments, System::nanoTime);
        ThreadStore threadStore = new ThreadStore(pool);
        Rights rights = new Rights(standings, publishers, sites);
        rights.remembers(reader);
        rights.remembers(accounts);
        rights.remembers(pages);
        rights.remembers(new ReusedBuffers(vertx));
        return new Ground(
                vertx,
                config,
                pool,
                direct,
                clock,
                keys,
                egress,
                new IdTokens(published, clock, observer),
                Settings.mail(config).map(settings -> new SmtpMailer(vertx, settings)),
                new Outbox(pool),
                sites,
                new TokenIssuer(keys, clock),
                standings,
                allowances,
                new TokenCallers(sites, reader, standings, control, Optional.of(allowances)),
                rights,
                accountStore,
                accounts,
                RateLimits.perMinute(
                        limits.commentsPerMinute(),
                        limits.guestsPerMinute(),
                        limits.reportsPerMinute(),
                        limits.noticesPerMinute(),
                        clock),
                threadStore,
                new ThreadDirectory(threadStore),
                new KeptCounts(System::nanoTime),
                comments,
                new TallyStore(pool),
                pages,
                new Lanes(
                        vertx,
                        lanes,
                        config.posting().queue(),
                        config.posting().batch(),
                        Duration.ofMillis(config.posting().waitMs())),
                new ModerationStore(pool));
    }
}

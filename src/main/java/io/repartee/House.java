package io.repartee;

import io.repartee.account.AccountRoutes;
import io.repartee.account.AccountStore;
import io.repartee.account.Allowances;
import io.repartee.account.Callers;
import io.repartee.account.Erasable;
import io.repartee.account.ErasedAccount;
import io.repartee.account.ErasedSignIn;
import io.repartee.account.GiveRole;
import io.repartee.account.IssueToken;
import io.repartee.account.KeySets;
import io.repartee.account.KnownAccounts;
import io.repartee.account.Rights;
import io.repartee.account.RightsRoutes;
import io.repartee.account.RightsStore;
import io.repartee.account.Seals;
import io.repartee.account.ServerTokens;
import io.repartee.account.SignOut;
import io.repartee.account.SigningKeys;
import io.repartee.account.SsoKeys;
import io.repartee.account.StandingStore;
import io.repartee.account.Standings;
import io.repartee.account.TokenCallers;
import io.repartee.account.TokenIssuer;
import io.repartee.account.TokenReader;
import io.repartee.account.keys.KeyRoutes;
import io.repartee.account.keys.ManageKeys;
import io.repartee.account.operator.ManageSites;
import io.repartee.account.operator.OperatorLinks;
import io.repartee.account.operator.OperatorRoutes;
import io.repartee.account.operator.OperatorStore;
import io.repartee.account.operator.Operators;
import io.repartee.account.operator.ServerSiteRoutes;
import io.repartee.account.own.ConfirmMail;
import io.repartee.account.own.GuestRoutes;
import io.repartee.account.own.GuestSignIn;
import io.repartee.account.own.Letters;
import io.repartee.account.own.MailRequests;
import io.repartee.account.own.MailSignIn;
import io.repartee.account.own.OwnAccountRoutes;
import io.repartee.account.own.OwnAccounts;
import io.repartee.account.own.OwnWays;
import io.repartee.account.own.PasswordHashing;
import io.repartee.account.own.PasswordSignIn;
import io.repartee.account.own.SignInLimits;
import io.repartee.account.own.SignInPage;
import io.repartee.account.own.TakenNames;
import io.repartee.account.own.proof.ProofOfWork;
import io.repartee.account.own.proof.SpentProofs;
import io.repartee.account.people.AcceptInvitation;
import io.repartee.account.people.InvitationMail;
import io.repartee.account.people.InvitationStore;
import io.repartee.account.people.Invite;
import io.repartee.account.people.PeopleRoutes;
import io.repartee.account.people.PeopleStore;
import io.repartee.account.session.SessionRoutes;
import io.repartee.account.session.SessionStore;
import io.repartee.account.session.Sessions;
import io.repartee.comment.CommentPlaces;
import io.repartee.comment.CommentRoutes;
import io.repartee.comment.CommentStore;
import io.repartee.comment.DeleteComment;
import io.repartee.comment.EditComment;
import io.repartee.comment.ErasedComments;
import io.repartee.comment.FeedStore;
import io.repartee.comment.FirstPages;
import io.repartee.comment.Lanes;
import io.repartee.comment.LeftBehind;
import io.repartee.comment.MineRoutes;
import io.repartee.comment.OpenRoutes;
import io.repartee.comment.PostComment;
import io.repartee.comment.PublicationStore;
import io.repartee.comment.Screening;
import io.repartee.comment.TallyStore;
import io.repartee.comment.ThreadContents;
import io.repartee.comment.ThreadRoutes;
import io.repartee.config.Config;
import io.repartee.database.ConnectionUrl;
import io.repartee.database.Database;
import io.repartee.egress.Egress;
import io.repartee.engagement.Ballots;
import io.repartee.engagement.CastVote;
import io.repartee.engagement.DiscoveryRoutes;
import io.repartee.engagement.DiscoveryStore;
import io.repartee.engagement.EditPage;
import io.repartee.engagement.EditorRoutes;
import io.repartee.engagement.EditorStore;
import io.repartee.engagement.ErasedVotes;
import io.repartee.engagement.KeptLists;
import io.repartee.engagement.MyVotes;
import io.repartee.engagement.OpenAndClose;
import io.repartee.engagement.ReactToPage;
import io.repartee.engagement.TallyRoutes;
import io.repartee.engagement.VoteRoutes;
import io.repartee.http.OpenApiRoute;
import io.repartee.mail.Mailer;
import io.repartee.mail.SmtpMailer;
import io.repartee.moderation.AccountFileRoutes;
import io.repartee.moderation.AccountFileStore;
import io.repartee.moderation.AccountFiles;
import io.repartee.moderation.Action;
import io.repartee.moderation.ClaimRoutes;
import io.repartee.moderation.Claiming;
import io.repartee.moderation.DecideComments;
import io.repartee.moderation.DecisionRoutes;
import io.repartee.moderation.ErasedFile;
import io.repartee.moderation.ModerationStore;
import io.repartee.moderation.QueueContents;
import io.repartee.moderation.QueueRoutes;
import io.repartee.moderation.RedactComment;
import io.repartee.moderation.RejectAll;
import io.repartee.moderation.RestoreOnAppeal;
import io.repartee.moderation.SanctionRoutes;
import io.repartee.moderation.SanctionStore;
import io.repartee.moderation.Sanctioning;
import io.repartee.moderation.UndoDecision;
import io.repartee.moderation.appeals.AppealRoutes;
import io.repartee.moderation.appeals.AppealStore;
import io.repartee.moderation.appeals.DecideAppeal;
import io.repartee.moderation.appeals.ExplainToAuthor;
import io.repartee.moderation.appeals.MakeAppeal;
import io.repartee.moderation.audit.AuditRoutes;
import io.repartee.moderation.audit.AuditStore;
import io.repartee.moderation.reports.NoticeRoutes;
import io.repartee.moderation.reports.NotifyIllegalContent;
import io.repartee.moderation.reports.ReportComment;
import io.repartee.moderation.reports.ReportRoutes;
import io.repartee.moderation.reports.ReportStore;
import io.repartee.moderation.statistics.StatisticsRoutes;
import io.repartee.moderation.statistics.StatisticsStore;
import io.repartee.notify.ErasedInbox;
import io.repartee.observation.Observer;
import io.repartee.outbox.Deliverer;
import io.repartee.person.EraseAccount;
import io.repartee.person.ErasedOutbox;
import io.repartee.person.Erasure;
import io.repartee.person.Mute;
import io.repartee.person.MuteRoutes;
import io.repartee.person.MuteStore;
import io.repartee.person.MyMutes;
import io.repartee.person.OwnComments;
import io.repartee.person.PersonRoutes;
import io.repartee.person.PersonStore;
import io.repartee.person.ProfileRoutes;
import io.repartee.site.Offered;
import io.repartee.site.SiteDirectory;
import io.repartee.site.SiteRegister;
import io.repartee.site.SiteRoutes;
import io.repartee.site.SiteStore;
import io.repartee.site.SsoKeyStore;
import io.repartee.stream.Contents;
import io.repartee.stream.Control;
import io.repartee.stream.ControlListener;
import io.repartee.stream.ControlListeners;
import io.repartee.stream.HeadListener;
import io.repartee.stream.LiveGate;
import io.repartee.stream.Publisher;
import io.repartee.stream.Whispers;
import io.repartee.thread.CountRoutes;
import io.repartee.thread.StreamGate;
import io.repartee.thread.ThreadDirectory;
import io.repartee.thread.ThreadStore;
import io.repartee.transfer.claiming.ClaimAuthors;
import io.repartee.transfer.desk.ImportRoutes;
import io.repartee.transfer.export.ExportRoutes;
import io.repartee.transfer.export.ExportSite;
import io.repartee.transfer.moving.MovePages;
import io.repartee.transfer.moving.PageRoutes;
import io.repartee.transfer.remark42.RemarkRoutes;
import io.repartee.web.RateLimits;
import io.repartee.web.Route;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The parts of a running server, put together in the order of the rooms. It starts nothing and holds no state of its own;
 * every part is thread-safe.
 */
final class House {
    private final Vertx vertx;
    private final Config config;
    private final Pool pool;
    private final ConnectionUrl url;
    private final InstantSource clock;
    private final SiteDirectory sites;
    private final TokenIssuer tokens;
    private final Standings standings;
    private final Rights rights;
    private final Callers callers;
    private final Allowances allowances;
    private final AccountStore accountStore;
    private final KnownAccounts accounts;
    private final RateLimits limits;
    private final ThreadStore threadStore;
    private final ThreadDirectory threads;
    private final CommentStore comments;
    private final TallyStore tallies;
    private final FirstPages pages;
    private final Lanes lanes;
    private final ModerationStore moderation;
    private final ReportStore reports;
    private final AuditStore audit;
    private final SigningKeys keys;
    private final Checks checks;
    private final Notifying notifying;
    private final Optional<Mailer> mailer;

    House(
            Vertx vertx,
            Config config,
            Database database,
            ConnectionUrl direct,
            Supplier<String> epoch,
            SigningKeys keys,
            int lanes,
            InstantSource clock,
            Control control,
            Observer observer) {
        this.vertx = vertx;
        this.config = config;
        this.pool = database.pool();
        this.url = direct;
        this.clock = clock;
        this.keys = keys;
        SiteStore siteStore = new SiteStore(pool);
        this.sites = new SiteDirectory(vertx, siteStore, clock);
        this.tokens = new TokenIssuer(keys, clock);
        Egress egress = new Egress(vertx, config.egress().settings());
        KeySets published = KeySets.over(egress, vertx, clock, observer);
        SsoKeys publishers = new SsoKeys(vertx, siteStore, published, clock);
        this.standings = new Standings(vertx, new StandingStore(pool), clock);
        this.allowances = new Allowances(pool, Settings.allowances(config.limits()), clock);
        TokenReader reader = new TokenReader(keys, publishers, clock, observer);
        this.callers = new TokenCallers(sites, reader, standings, control, Optional.of(allowances));
        this.rights = new Rights(standings, publishers, sites);
        this.rights.remembers(reader);
        this.accountStore = new AccountStore(pool);
        this.accounts = new KnownAccounts(vertx, accountStore);
        this.limits = RateLimits.perMinute(
                config.limits().commentsPerMinute(),
                config.limits().guestsPerMinute(),
                config.limits().reportsPerMinute(),
                config.limits().noticesPerMinute(),
                clock);
        this.threadStore = new ThreadStore(pool);
        this.threads = new ThreadDirectory(threadStore);
        this.comments = new CommentStore(pool, epoch);
        this.tallies = new TallyStore(pool);
        this.pages = new FirstPages(comments, System::nanoTime);
        this.rights.remembers(accounts);
        this.rights.remembers(pages);
        this.lanes = new Lanes(
                vertx,
                lanes,
                config.posting().queue(),
                config.posting().batch(),
                Duration.ofMillis(config.posting().waitMs()));
        this.moderation = new ModerationStore(pool);
        this.reports = new ReportStore(pool);
        this.checks = new Checks(vertx, egress, pool, sites, this.lanes, clock);
        this.audit = new AuditStore(pool);
        this.mailer = Settings.mail(config).map(settings -> new SmtpMailer(vertx, settings));
        this.notifying = new Notifying(vertx, config, pool, mailer, egress, clock);
    }

    /** Empty where the operator has named no mail server. */
    Optional<Mailer> mailer() {
        return mailer;
    }

    /** How often accounts may write. */
    Allowances allowances() {
        return allowances;
    }

    SiteDirectory sites() {
        return sites;
    }

    IssueToken tokensByHand() {
        return new IssueToken(accountStore, tokens);
    }

    /** Who is told that streams have moved, or that their history is another one. */
    List<HeadListener> headListeners() {
        return List.of(pages, accounts, notifying.headListener());
    }

    Lanes lanes() {
        return lanes;
    }

    LiveGate gate() {
        return new StreamGate(callers, threads, rights, sites, notifying.firehose());
    }

    /** What events are about, for the audience of each kind of stream. */
    Contents contents() {
        Contents readers = new ThreadContents(comments, tallies);
        Contents moderators = new QueueContents(moderation, clock);
        return new ContentsByKind(readers, moderators, notifying.persons(), notifying.everything());
    }

    /** What looks at texts, also after they are written. */
    Checks checks() {
        return checks;
    }

    /** What tells people and other systems. */
    Notifying notifying() {
        return notifying;
    }

    /** Who does what is put into the outbox, by the kind of its rows. */
    List<Deliverer> deliverers(Publisher publisher) {
        return Stream.concat(
                        notifying.deliverers(publisher).stream(),
                        Stream.of(
                                new Erasure(personalData(), new RightsStore(pool, publisher)),
                                new ClaimAuthors(pool, publisher)))
                .toList();
    }

    /** What the control streams can make wrong. */
    ControlListener rights() {
        return new ControlListeners(List.of(rights, threads));
    }

    /**
     * @param publisher where writes outside the lanes are told
     * @param whispers to sockets, beside the log
     */
    List<Route> routes(Publisher publisher, Whispers whispers) {
        Screening screening = checks.screening();
        int codePoints = config.limits().textCodePoints();
        Duration window = Duration.ofSeconds(config.limits().editWindowSeconds());
        Offered offered = new Offered();
        FeedStore feeds = new FeedStore(pool);
        OpenRoutes open = new OpenRoutes(callers, threads, comments, pages, feeds);
        rights.remembers(feeds);
        rights.remembers(open);
        List<Route> routes = Stream.of(
                        List.of(OpenApiRoute.load()),
                        new SiteRoutes(sites, new OwnWays(mailer.isPresent()), codePoints, window, offered).routes(),
                        new AccountRoutes(keys).routes(),
                        signInRoutes(publisher),
                        new CountRoutes(callers, threadStore).routes(),
                        new ThreadRoutes(callers, comments, pages).routes(),
                        open.routes(),
                        new MineRoutes(
                                        callers,
                                        threads,
                                        comments,
                                        List.of(new MyVotes(tallies), new MyMutes(new MuteStore(pool))))
                                .routes(),
                        new CommentRoutes(
                                        callers,
                                        new PostComment(
                                                threads,
                                                accounts,
                                                screening,
                                                lanes,
                                                comments,
                                                allowances,
                                                new PublicationStore(pool),
                                                clock,
                                                codePoints),
                                        new EditComment(comments, screening, lanes, clock, window, codePoints),
                                        new DeleteComment(comments, lanes, accounts, clock, Action.DELETE.code()),
                                        codePoints)
                                .routes(),
                        personRoutes(publisher),
                        engagementRoutes(publisher),
                        new QueueRoutes(callers, moderation, clock).routes(),
                        rightsRoutes(publisher),
                        checks.routes(callers, publisher),
                        new DecisionRoutes(
                                        callers,
                                        new DecideComments(comments, moderation, accounts, lanes, clock),
                                        new UndoDecision(comments, moderation, accounts, lanes, clock),
                                        new RejectAll(moderation, accounts, lanes, clock),
                                        new RedactComment(comments, accounts, lanes, clock, codePoints),
                                        moderation)
                                .routes(),
                        new ClaimRoutes(callers, new Claiming(pool, moderation, whispers, clock)).routes(),
                        new ReportRoutes(
                                        callers,
                                        new ReportComment(comments, reports, accounts, lanes, allowances, clock),
                                        reports)
                                .routes(),
                        appealRoutes(publisher),
                        notifying.routes(callers, accounts, accountStore, threads, publisher),
                        new AuditRoutes(callers, audit).routes(),
                        new PageRoutes(vertx, callers, new MovePages(url), publisher).routes(),
                        new RemarkRoutes(callers, pool).routes(),
                        new ExportRoutes(vertx, callers, new ExportSite(url)).routes(),
                        new ImportRoutes(callers, pool).routes(),
                        new KeyRoutes(callers, new ManageKeys(new SsoKeyStore(pool, publisher), clock)).routes(),
                        peopleRoutes(publisher),
                        serverRoutes(publisher),
                        new StatisticsRoutes(callers, new StatisticsStore(pool), clock).routes(),
                        new NoticeRoutes(callers, new NotifyIllegalContent(comments, lanes, limits, clock), reports)
                                .routes())
                .flatMap(List::stream)
                .toList();
        offered.by(routes);
        return routes;
    }

    /** Where something of a person stands, in the order in which it is erased: those that go by others' rows come first. */
    private List<Erasable> personalData() {
        return List.of(
                new ErasedVotes(pool, lanes, clock),
                new ErasedComments(pool, lanes, clock),
                new MuteStore(pool),
                ErasedFile.in(pool),
                ErasedInbox.in(pool),
                new ErasedOutbox(pool, notifying.outbox()),
                ErasedSignIn.in(pool),
                new LeftBehind(pool),
                ErasedAccount.in(pool));
    }

    /** What people may do about what is kept of them. */
    private List<Route> personRoutes(Publisher publisher) {
        OwnComments own = new OwnComments(pool);
        return Stream.of(
                        new PersonRoutes(
                                        callers,
                                        accountStore,
                                        own,
                                        new PersonStore(pool),
                                        personalData(),
                                        new EraseAccount(
                                                notifying.outbox(),
                                                new RightsStore(pool, publisher),
                                                accountStore,
                                                clock))
                                .routes(),
                        new ProfileRoutes(callers, accountStore, own).routes(),
                        new MuteRoutes(callers, new Mute(new MuteStore(pool), accounts)).routes())
                .flatMap(List::stream)
                .toList();
    }

    /** Who is more than a reader, and who is asked to be. */
    private List<Route> peopleRoutes(Publisher publisher) {
        InvitationStore invitations = new InvitationStore(pool, publisher);
        return new PeopleRoutes(
                        callers,
                        new PeopleStore(pool),
                        invitations,
                        new Invite(
                                invitations,
                                mailer.map(mail -> new InvitationMail(notifying.outbox())),
                                config.publicUrl(),
                                clock),
                        new AcceptInvitation(invitations, accountStore, accounts, tokens, clock),
                        clock)
                .routes();
    }

    /** What operators do. */
    private List<Route> serverRoutes(Publisher publisher) {
        OperatorStore store = new OperatorStore(pool, publisher);
        Operators operators = new Operators(store, new ServerTokens(keys, clock), clock);
        SiteRegister register = new SiteRegister(pool, publisher);
        return Stream.of(
                        new OperatorRoutes(operators, store, new OperatorLinks(store, config.publicUrl(), clock))
                                .routes(),
                        new ServerSiteRoutes(
                                        operators,
                                        register,
                                        new ManageSites(register, sites, accountStore, tokens, clock))
                                .routes())
                .flatMap(List::stream)
                .toList();
    }

    private List<Route> appealRoutes(Publisher publisher) {
        AppealStore appeals = new AppealStore(pool, publisher);
        ExplainToAuthor explain = new ExplainToAuthor(comments, appeals, clock);
        RestoreOnAppeal restore = new RestoreOnAppeal(new DecideComments(comments, moderation, accounts, lanes, clock));
        return new AppealRoutes(
                        callers,
                        explain,
                        new MakeAppeal(explain, appeals, clock),
                        new DecideAppeal(appeals, comments, accounts, restore, clock),
                        appeals)
                .routes();
    }

    /** What waits for the owner of an address. */
    MailRequests mailRequests() {
        return new MailRequests(pool, Seals.of(keys));
    }

    /** Accounts of this server's own, and staying signed in. */
    private List<Route> signInRoutes(Publisher publisher) {
        Sessions sessions = new Sessions(
                sites, new SessionStore(pool, publisher), tokens, Seals.of(keys), Settings.sessions(config), clock);
        SignOut everywhere = new SignOut(new RightsStore(pool, publisher), accountStore, accounts, clock);
        Seals seals = Seals.of(keys);
        TakenNames names = new TakenNames(pool);
        ProofOfWork work =
                new ProofOfWork(seals, new SpentProofs(pool), config.limits().guestsPerMinute() > 0, clock);
        OwnAccounts own = new OwnAccounts(pool);
        MailRequests requests = mailRequests();
        PasswordHashing passwords = new PasswordHashing(vertx);
        SignInLimits tries = SignInLimits.of(config.limits().signInsPerMinute(), clock);
        Letters letters = new Letters(config.publicUrl());
        return Stream.of(
                        new GuestRoutes(new GuestSignIn(sites, accounts, names, work, sessions, limits, clock))
                                .routes(),
                        new OwnAccountRoutes(
                                        callers,
                                        new MailSignIn(
                                                sites,
                                                own,
                                                requests,
                                                passwords,
                                                tries,
                                                letters,
                                                pool,
                                                notifying.outbox(),
                                                mailer.isPresent(),
                                                clock),
                                        new ConfirmMail(
                                                sites,
                                                own,
                                                requests,
                                                passwords,
                                                sessions,
                                                tries,
                                                letters,
                                                notifying.outbox(),
                                                clock),
                                        new PasswordSignIn(sites, own, passwords, sessions, tries))
                                .routes(),
                        new SignInPage(sites, config.publicOrigin()).routes(),
                        new SessionRoutes(callers, sessions, everywhere).routes())
                .flatMap(List::stream)
                .toList();
    }

    /** What threads do by themselves. */
    OpenAndClose openAndClose(Publisher publisher) {
        return new OpenAndClose(new EditorStore(pool, publisher), clock);
    }

    /** What readers do besides writing, and what editors make of it. */
    private List<Route> engagementRoutes(Publisher publisher) {
        EditorStore editors = new EditorStore(pool, publisher);
        Ballots ballots = new Ballots(RateLimits.votesPerMinute(config.limits().votesPerMinute(), clock));
        KeptLists lists = new KeptLists(System::nanoTime);
        rights.remembers(lists);
        return Stream.of(
                        new VoteRoutes(
                                        callers,
                                        new CastVote(
                                                new CommentPlaces(pool), comments, accounts, lanes, ballots, clock),
                                        new ReactToPage(threads, accounts, lanes, ballots, clock),
                                        tallies)
                                .routes(),
                        new TallyRoutes(callers, threads, tallies).routes(),
                        new EditorRoutes(
                                        callers,
                                        accounts,
                                        new EditPage(threads, accounts, editors, clock),
                                        editors,
                                        clock)
                                .routes(),
                        new DiscoveryRoutes(callers, threads, new DiscoveryStore(pool), lists, clock).routes())
                .flatMap(List::stream)
                .toList();
    }

    /** Sanctions, sign-outs, roles, and what moderators know of accounts. */
    private List<Route> rightsRoutes(Publisher publisher) {
        SanctionStore sanctions = new SanctionStore(pool, publisher);
        RightsStore ruling = new RightsStore(pool, publisher);
        AccountFiles files =
                new AccountFiles(accountStore, accounts, standings, sanctions, new AccountFileStore(pool), clock);
        return Stream.of(
                        new SanctionRoutes(
                                        callers, new Sanctioning(sanctions, accountStore, accounts, clock), sanctions)
                                .routes(),
                        new AccountFileRoutes(callers, files).routes(),
                        new RightsRoutes(
                                        callers,
                                        new SignOut(ruling, accountStore, accounts, clock),
                                        new GiveRole(ruling, accountStore, clock),
                                        accountStore)
                                .routes())
                .flatMap(List::stream)
                .toList();
    }
}

package io.repartee;

import io.repartee.account.AccountRoutes;
import io.repartee.account.GiveRole;
import io.repartee.account.IssueToken;
import io.repartee.account.RightsRoutes;
import io.repartee.account.RightsStore;
import io.repartee.account.Seals;
import io.repartee.account.ServerTokens;
import io.repartee.account.SignOut;
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
import io.repartee.account.own.PasswordHashing;
import io.repartee.account.own.PasswordSignIn;
import io.repartee.account.own.SignInLimits;
import io.repartee.account.own.SignInPage;
import io.repartee.account.own.TakenNames;
import io.repartee.account.own.proof.ProofOfWork;
import io.repartee.account.own.proof.SpentProofs;
import io.repartee.account.people.AcceptInvitation;
import io.repartee.account.people.InvitationMail;
import io.repartee.account.people.InvitationRoutes;
import io.repartee.account.people.InvitationStore;
import io.repartee.account.people.Invite;
import io.repartee.account.session.SessionRoutes;
import io.repartee.account.session.SessionStore;
import io.repartee.account.session.Sessions;
import io.repartee.site.SiteRegister;
import io.repartee.site.SsoKeyStore;
import io.repartee.stream.Publisher;
import io.repartee.web.Route;
import java.util.List;
import java.util.stream.Stream;

/** How people and programs say who they are, and who is more than a reader, put together. */
final class SigningIn {
    private final Ground ground;
    private final OtherServices services;

    SigningIn(Ground ground) {
        this.ground = ground;
        this.services = new OtherServices(ground);
    }

    /** By which people sign in, too. */
    OtherServices services() {
        return services;
    }

    List<Route> routes(Publisher publisher) {
        return Stream.of(
                        new AccountRoutes(ground.keys()).routes(),
                        ownAccounts(publisher),
                        services.routes(publisher, sessions(publisher)),
                        new KeyRoutes(
                                        ground.callers(),
                                        new ManageKeys(new SsoKeyStore(ground.pool(), publisher), ground.clock()))
                                .routes(),
                        roles(publisher),
                        people(publisher),
                        server(publisher))
                .flatMap(List::stream)
                .toList();
    }

    IssueToken tokensByHand() {
        return new IssueToken(ground.accountStore(), ground.tokens());
    }

    /** What waits for the owner of an address. */
    MailRequests mailRequests() {
        return new MailRequests(ground.pool(), Seals.of(ground.keys()));
    }

    private Sessions sessions(Publisher publisher) {
        return new Sessions(
                ground.sites(),
                new SessionStore(ground.pool(), publisher),
                ground.tokens(),
                Seals.of(ground.keys()),
                Settings.sessions(ground.config()),
                ground.clock());
    }

    /** Accounts of this server's own, and staying signed in. */
    private List<Route> ownAccounts(Publisher publisher) {
        Sessions sessions = sessions(publisher);
        SignOut everywhere = new SignOut(
                new RightsStore(ground.pool(), publisher), ground.accountStore(), ground.accounts(), ground.clock());
        Seals seals = Seals.of(ground.keys());
        TakenNames names = new TakenNames(ground.pool());
        ProofOfWork work = new ProofOfWork(
                seals, new SpentProofs(ground.pool()), ground.config().limits().guestsPerMinute() > 0, ground.clock());
        OwnAccounts own = new OwnAccounts(ground.pool());
        MailRequests requests = mailRequests();
        PasswordHashing passwords = new PasswordHashing(ground.vertx());
        SignInLimits tries = SignInLimits.of(
                ground.config().limits().share(ground.config().limits().addressSignInsPerMinute()), ground.clock());
        Letters letters = new Letters(ground.config().publicUrl());
        return Stream.of(
                        new GuestRoutes(new GuestSignIn(
                                        ground.sites(),
                                        ground.accounts(),
                                        names,
                                        work,
                                        sessions,
                                        ground.limits(),
                                        ground.clock()))
                                .routes(),
                        new OwnAccountRoutes(
                                        ground.callers(),
                                        new MailSignIn(
                                                ground.sites(),
                                                own,
                                                requests,
                                                passwords,
                                                tries,
                                                letters,
                                                ground.pool(),
                                                ground.outbox(),
                                                ground.mailer().isPresent(),
                                                ground.clock()),
                                        new ConfirmMail(
                                                ground.sites(),
                                                own,
                                                requests,
                                                passwords,
                                                sessions,
                                                letters,
                                                ground.outbox(),
                                                ground.clock()),
                                        new PasswordSignIn(ground.sites(), own, passwords, sessions, tries))
                                .routes(),
                        new SignInPage(ground.sites(), ground.config().publicOrigin()).routes(),
                        new SessionRoutes(ground.callers(), sessions, everywhere).routes())
                .flatMap(List::stream)
                .toList();
    }

    /** Signing out, and giving roles. */
    private List<Route> roles(Publisher publisher) {
        RightsStore ruling = new RightsStore(ground.pool(), publisher);
        return new RightsRoutes(
                        ground.callers(),
                        new SignOut(ruling, ground.accountStore(), ground.accounts(), ground.clock()),
                        new GiveRole(ruling, ground.accountStore(), ground.clock()),
                        ground.accountStore())
                .routes();
    }

    /** Who is more than a reader, and who is asked to be. */
    private List<Route> people(Publisher publisher) {
        InvitationStore invitations = new InvitationStore(ground.pool(), publisher);
        return new InvitationRoutes(
                        ground.callers(),
                        invitations,
                        new Invite(
                                invitations,
                                ground.mailer().map(mail -> new InvitationMail(ground.outbox())),
                                ground.config().publicUrl(),
                                ground.clock()),
                        new AcceptInvitation(
                                invitations,
                                ground.accountStore(),
                                ground.accounts(),
                                sessions(publisher),
                                ground.clock()),
                        ground.clock())
                .routes();
    }

    /** What operators do. */
    private List<Route> server(Publisher publisher) {
        OperatorStore store = new OperatorStore(ground.pool(), publisher);
        Operators operators = new Operators(store, new ServerTokens(ground.keys(), ground.clock()), ground.clock());
        SiteRegister register = new SiteRegister(ground.pool(), publisher);
        return Stream.of(
                        new OperatorRoutes(
                                        operators,
                                        store,
                                        new OperatorLinks(store, ground.config().publicUrl(), ground.clock()))
                                .routes(),
                        new ServerSiteRoutes(
                                        operators,
                                        register,
                                        new ManageSites(
                                                register,
                                                ground.sites(),
                                                ground.accountStore(),
                                                ground.tokens(),
                                                ground.clock()))
                                .routes())
                .flatMap(List::stream)
                .toList();
    }
}

package io.repartee;

import io.repartee.account.Erasable;
import io.repartee.account.ErasedAccount;
import io.repartee.account.ErasedSignIn;
import io.repartee.account.RightsStore;
import io.repartee.comment.ErasedComments;
import io.repartee.comment.LeftBehind;
import io.repartee.engagement.ErasedVotes;
import io.repartee.moderation.ErasedFile;
import io.repartee.notify.ErasedInbox;
import io.repartee.outbox.Deliverer;
import io.repartee.person.ClaimGuest;
import io.repartee.person.EraseAccount;
import io.repartee.person.ErasedOutbox;
import io.repartee.person.Erasure;
import io.repartee.person.Mute;
import io.repartee.person.MuteRoutes;
import io.repartee.person.MuteStore;
import io.repartee.person.OwnComments;
import io.repartee.person.OwnProfileRoutes;
import io.repartee.person.PersonRoutes;
import io.repartee.person.PersonStore;
import io.repartee.person.ProfileRoutes;
import io.repartee.person.RenameAccount;
import io.repartee.stream.Publisher;
import io.repartee.web.Route;
import java.util.List;
import java.util.stream.Stream;

/** What people may do about what is kept of them, put together. */
final class Persons {
    private final Ground ground;

    Persons(Ground ground) {
        this.ground = ground;
    }

    /** What erases a person, as a deliverer of the outbox. */
    Deliverer erasure(Publisher publisher) {
        return new Erasure(personalData(), new RightsStore(ground.pool(), publisher));
    }

    List<Route> routes(Publisher publisher) {
        OwnComments own = new OwnComments(ground.pool());
        PersonRoutes person = new PersonRoutes(
                ground.callers(),
                ground.accountStore(),
                own,
                new PersonStore(ground.pool()),
                personalData(),
                new EraseAccount(
                        ground.outbox(),
                        new RightsStore(ground.pool(), publisher),
                        ground.accountStore(),
                        ground.clock()));
        return Stream.of(
                        person.routes(),
                        new OwnProfileRoutes(
                                        ground.callers(),
                                        new RenameAccount(ground.pool(), publisher, ground.clock()),
                                        new ClaimGuest(
                                                ground.callers(),
                                                ground.accounts(),
                                                ground.pool(),
                                                publisher,
                                                ground.clock()),
                                        person)
                                .routes(),
                        new ProfileRoutes(ground.callers(), ground.accountStore(), own).routes(),
                        new MuteRoutes(ground.callers(), new Mute(new MuteStore(ground.pool()), ground.accounts()))
                                .routes())
                .flatMap(List::stream)
                .toList();
    }

    /** Where something of a person stands, in the order in which it is erased: those that go by others' rows come first. */
    private List<Erasable> personalData() {
        return List.of(
                new ErasedVotes(ground.pool(), ground.lanes(), ground.clock()),
                new ErasedComments(ground.pool(), ground.lanes(), ground.clock()),
                new MuteStore(ground.pool()),
                ErasedFile.in(ground.pool()),
                ErasedInbox.in(ground.pool()),
                new ErasedOutbox(ground.pool(), ground.outbox()),
                ErasedSignIn.in(ground.pool()),
                new LeftBehind(ground.pool()),
                ErasedAccount.in(ground.pool()));
    }
}

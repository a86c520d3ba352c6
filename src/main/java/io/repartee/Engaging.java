package io.repartee;

import io.repartee.comment.CommentPlaces;
import io.repartee.engagement.Ballots;
import io.repartee.engagement.CastVote;
import io.repartee.engagement.DiscoveryRoutes;
import io.repartee.engagement.DiscoveryStore;
import io.repartee.engagement.EditPage;
import io.repartee.engagement.EditorRoutes;
import io.repartee.engagement.EditorStore;
import io.repartee.engagement.KeptLists;
import io.repartee.engagement.OpenAndClose;
import io.repartee.engagement.ReactToPage;
import io.repartee.engagement.TallyRoutes;
import io.repartee.engagement.VoteRoutes;
import io.repartee.stream.Publisher;
import io.repartee.web.RateLimits;
import io.repartee.web.Route;
import java.util.List;
import java.util.stream.Stream;

/** What readers do besides writing, and what editors make of it, put together. */
final class Engaging {
    private final Ground ground;

    Engaging(Ground ground) {
        this.ground = ground;
    }

    List<Route> routes(Publisher publisher) {
        EditorStore editors = new EditorStore(ground.pool(), publisher);
        Ballots ballots =
                new Ballots(RateLimits.votesPerMinute(ground.config().limits().votesPerMinute(), ground.clock()));
        KeptLists lists = new KeptLists(System::nanoTime);
        ground.rights().remembers(lists);
        return Stream.of(
                        new VoteRoutes(
                                        ground.callers(),
                                        new CastVote(
                                                new CommentPlaces(ground.pool()),
                                                ground.comments(),
                                                ground.accounts(),
                                                ground.lanes(),
                                                ballots,
                                                ground.clock()),
                                        new ReactToPage(
                                                ground.threads(),
                                                ground.accounts(),
                                                ground.lanes(),
                                                ballots,
                                                ground.clock()),
                                        ground.tallies())
                                .routes(),
                        new TallyRoutes(ground.callers(), ground.threads(), ground.tallies()).routes(),
                        new EditorRoutes(
                                        ground.callers(),
                                        ground.accounts(),
                                        new EditPage(ground.threads(), ground.accounts(), editors, ground.clock()),
                                        editors,
                                        ground.clock())
                                .routes(),
                        new DiscoveryRoutes(
                                        ground.callers(),
                                        ground.threads(),
                                        new DiscoveryStore(ground.pool()),
                                        lists,
                                        ground.clock())
                                .routes())
                .flatMap(List::stream)
                .toList();
    }

    /** What threads do by themselves. */
    OpenAndClose openAndClose(Publisher publisher) {
        return new OpenAndClose(new EditorStore(ground.pool(), publisher), ground.clock());
    }
}

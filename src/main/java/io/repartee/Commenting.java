package io.repartee;

import io.repartee.comment.CommentRoutes;
import io.repartee.comment.DeleteComment;
import io.repartee.comment.EditComment;
import io.repartee.comment.FeedStore;
import io.repartee.comment.MineRoutes;
import io.repartee.comment.OpenRoutes;
import io.repartee.comment.PostComment;
import io.repartee.comment.PublicationStore;
import io.repartee.comment.Screening;
import io.repartee.comment.ThreadRoutes;
import io.repartee.engagement.MyVotes;
import io.repartee.moderation.Action;
import io.repartee.person.MuteStore;
import io.repartee.person.MyMutes;
import io.repartee.thread.CountRoutes;
import io.repartee.web.Route;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Reading and writing comments, put together. */
final class Commenting {
    private final Ground ground;
    private final Screening screening;

    Commenting(Ground ground, Screening screening) {
        this.ground = ground;
        this.screening = screening;
    }

    List<Route> routes() {
        FeedStore feeds = new FeedStore(ground.pool());
        OpenRoutes open = new OpenRoutes(ground.callers(), ground.threads(), ground.comments(), ground.pages(), feeds);
        ground.rights().remembers(feeds);
        ground.rights().remembers(open);
        return Stream.of(
                        new CountRoutes(ground.callers(), ground.threadStore(), ground.counts()).routes(),
                        new ThreadRoutes(ground.callers(), ground.comments(), ground.pages()).routes(),
                        open.routes(),
                        new MineRoutes(
                                        ground.callers(),
                                        ground.threads(),
                                        ground.comments(),
                                        List.of(
                                                new MyVotes(ground.tallies()),
                                                new MyMutes(new MuteStore(ground.pool()))))
                                .routes(),
                        writing())
                .flatMap(List::stream)
                .toList();
    }

    private List<Route> writing() {
        int codePoints = ground.config().limits().textCodePoints();
        Duration window = Duration.ofSeconds(ground.config().limits().editWindowSeconds());
        PostComment post = new PostComment(
                ground.threads(),
                ground.accounts(),
                screening,
                ground.lanes(),
                ground.comments(),
                ground.allowances(),
                new PublicationStore(ground.pool()),
                ground.clock(),
                codePoints);
        EditComment edit =
                new EditComment(ground.comments(), screening, ground.lanes(), ground.clock(), window, codePoints);
        DeleteComment delete = new DeleteComment(
                ground.comments(), ground.lanes(), ground.accounts(), ground.clock(), Action.DELETE.code());
        return new CommentRoutes(ground.callers(), post, edit, delete, codePoints).routes();
    }
}

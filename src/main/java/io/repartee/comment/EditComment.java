package io.repartee.comment;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.ids.CommentId;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** An author changes a comment's text, while the time for it lasts, and only the revision that was read. Thread-safe. */
public final class EditComment {
    private final CommentStore store;
    private final Screening screening;
    private final Lanes lanes;
    private final InstantSource clock;
    private final Duration window;
    private final int mostCodePoints;

    public EditComment(
            CommentStore store,
            Screening screening,
            Lanes lanes,
            InstantSource clock,
            Duration window,
            int mostCodePoints) {
        this.store = store;
        this.screening = screening;
        this.lanes = lanes;
        this.clock = clock;
        this.window = window;
        this.mostCodePoints = mostCodePoints;
    }

    record EditRequest(@Nullable String body, @Nullable Integer revision) {}

    Future<Outcome.Done> run(Caller caller, CommentId id, EditRequest request) {
        Access.mustPost(caller);
        if (request.revision() == null) {
            throw Problem.field("/revision", "The revision that you edited is needed.");
        }
        int revision = request.revision();
        Command.Text text = Texts.render(request.body(), mostCodePoints);
        return store.find(caller.site().id(), id)
                .compose(comment -> screened(caller, comment, revision, text))
                .compose(lanes::done);
    }

    private Future<Command> screened(Caller caller, Comment comment, int revision, Command.Text text) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        mayEdit(caller, comment, now);
        return screening
                .screen(caller, new Screening.Draft(comment.thread(), text), comment)
                .map(screened -> new Command.Edit(
                        comment.site(),
                        comment.thread(),
                        comment.id(),
                        revision,
                        text,
                        screened,
                        caller.site().policy().editKeepsShowing(),
                        now));
    }

    private void mayEdit(Caller caller, Comment comment, Instant now) {
        Visibility.mustSee(caller, comment);
        Access.mustEdit(caller, comment.author().id());
        if (now.isAfter(comment.createdAt().plus(window))) {
            throw Problem.of(ErrorCode.EDIT_WINDOW_CLOSED);
        }
    }
}

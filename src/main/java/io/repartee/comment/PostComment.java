package io.repartee.comment;

import io.repartee.account.Access;
import io.repartee.account.Allowances;
import io.repartee.account.Caller;
import io.repartee.account.KnownAccounts;
import io.repartee.account.Publication;
import io.repartee.ids.CommentId;
import io.repartee.ids.ThreadId;
import io.repartee.ids.Uuids;
import io.repartee.site.Site;
import io.repartee.stream.Position;
import io.repartee.thread.ThreadDirectory;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/**
 * A reader posts a comment. Acknowledged only when it is durable; repeated with the same idempotency key it is the same
 * comment. Thread-safe.
 */
public final class PostComment {
    private final ThreadDirectory threads;
    private final KnownAccounts accounts;
    private final Screening screening;
    private final Lanes lanes;
    private final CommentStore store;
    private final Allowances allowances;
    private final PublicationStore publications;
    private final InstantSource clock;
    private final int mostCodePoints;

    public PostComment(
            ThreadDirectory threads,
            KnownAccounts accounts,
            Screening screening,
            Lanes lanes,
            CommentStore store,
            Allowances allowances,
            PublicationStore publications,
            InstantSource clock,
            int mostCodePoints) {
        this.threads = threads;
        this.accounts = accounts;
        this.screening = screening;
        this.lanes = lanes;
        this.store = store;
        this.allowances = allowances;
        this.publications = publications;
        this.clock = clock;
        this.mostCodePoints = mostCodePoints;
    }

    /** The comment, and the place of its publication in its thread's stream unless it is held. */
    record Posted(Comment comment, Optional<Position> position) {}

    /** Refuses what would be refused in the end, before anybody has looked at who asks and what. */
    void mustHaveRoom() {
        lanes.mustHaveRoom();
    }

    Future<Posted> run(Caller caller, PostRequest request, Optional<String> key) {
        Access.mustPost(caller);
        PostRequest.Checked checked = request.check(caller.site());
        boolean asPublication = request.asPublication();
        if (asPublication) {
            Access.mustModerate(caller);
        }
        Command.Text text = Texts.render(request.body(), mostCodePoints);
        Optional<Command.Idempotency> idempotency =
                key.map(IdempotencyKey::check).map(k -> new Command.Idempotency(k, request.hash()));
        return allowances
                .take(
                        Allowances.Kind.COMMENTS,
                        caller.site().id(),
                        caller.profile().id())
                .compose(allowed -> threads.find(caller.site(), checked.page()))
                .compose(thread -> {
                    lanes.mustHaveRoom(thread);
                    return ensure(caller, asPublication).map(thread);
                })
                .compose(thread -> screening
                        .screen(caller, new Screening.Draft(thread, text), null)
                        .map(screened -> command(
                                caller.site(),
                                asPublication ? publication(caller.site()) : author(caller),
                                checked,
                                thread,
                                text,
                                screened,
                                idempotency)))
                .compose(command -> asPublication
                        ? publications
                                .note(command.site(), command.id(), caller.profile())
                                .map(command)
                        : Future.succeededFuture(command))
                .compose(this::post);
    }

    private Future<Void> ensure(Caller caller, boolean asPublication) {
        return accounts.ensure(caller)
                .compose(known -> asPublication ? accounts.ensurePublication(caller.site()) : Future.succeededFuture());
    }

    private static Comment.Author publication(Site site) {
        Caller.Profile profile = Publication.profile(site);
        return new Comment.Author(profile.id(), profile.name(), profile.avatar());
    }

    private static Comment.Author author(Caller caller) {
        Caller.Profile profile = caller.profile();
        return new Comment.Author(
                profile.id(),
                profile.name(),
                profile.avatar(),
                caller.standing().badges());
    }

    private Command.Post command(
            Site site,
            Comment.Author author,
            PostRequest.Checked checked,
            ThreadId thread,
            Command.Text text,
            Screening.Screened screened,
            Optional<Command.Idempotency> idempotency) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Command.Post(
                site.id(),
                thread,
                new Command.Where(checked.page().name(), checked.url(), checked.title(), checked.section()),
                new CommentId(Uuids.version7(now.toEpochMilli())),
                checked.parent(),
                author,
                screened,
                text,
                now,
                idempotency);
    }

    private Future<Posted> post(Command.Post command) {
        return lanes.submit(command).compose(outcome -> {
            if (outcome instanceof Outcome.Done done) {
                return Future.succeededFuture(new Posted(done.comment(), done.position()));
            }
            return outcome instanceof Outcome.Refused refused
                    ? Future.failedFuture(Problem.of(refused.code()))
                    : repeated(command);
        });
    }

    private Future<Posted> repeated(Command.Post command) {
        Command.Idempotency idempotency = command.idempotency().orElseThrow();
        return store.earlier(command.site(), command.author().id(), idempotency.key())
                .compose(earlier -> same(command, idempotency, earlier.orElseThrow()));
    }

    private Future<Posted> same(Command.Post command, Command.Idempotency idempotency, CommentStore.Earlier earlier) {
        if (!Arrays.equals(earlier.bodyHash(), idempotency.bodyHash())) {
            throw Problem.of(ErrorCode.IDEMPOTENCY_MISMATCH);
        }
        return store.find(command.site(), earlier.comment()).map(comment -> new Posted(comment, earlier.position()));
    }
}

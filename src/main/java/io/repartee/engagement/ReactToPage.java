package io.repartee.engagement;

import io.repartee.account.Caller;
import io.repartee.account.KnownAccounts;
import io.repartee.comment.Command;
import io.repartee.comment.Lanes;
import io.repartee.comment.Outcome;
import io.repartee.ids.ThreadId;
import io.repartee.thread.Page;
import io.repartee.thread.ThreadDirectory;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A reader reacts to a page itself, or takes it back. As absolute and as durable as {@link CastVote}. Thread-safe. */
public final class ReactToPage {
    private final ThreadDirectory threads;
    private final KnownAccounts accounts;
    private final Lanes lanes;
    private final Ballots ballots;
    private final InstantSource clock;

    public ReactToPage(
            ThreadDirectory threads, KnownAccounts accounts, Lanes lanes, Ballots ballots, InstantSource clock) {
        this.threads = threads;
        this.accounts = accounts;
        this.lanes = lanes;
        this.ballots = ballots;
        this.clock = clock;
    }

    record Request(
            @Nullable PageField page,
            @Nullable String reaction,
            @Nullable Boolean on) {
        private Page checkedPage() {
            if (page == null || page.key() == null) {
                throw Problem.field("/page/key", "The page's key is needed.");
            }
            return Page.field("/page/key", page.key());
        }
    }

    /** The key is what counts; the rest is as a post has it, and is passed over. */
    record PageField(
            @Nullable String key,
            @Nullable String url,
            @Nullable String title,
            @Nullable String section) {}

    /** The thread of the page, and its totals after it. */
    record Done(ThreadId thread, Outcome.Voted voted) {}

    Future<Done> run(Caller caller, Request request, String address) {
        new CastVote.ReactionRequest(request.reaction(), request.on()).check(CastVote.mayVote(caller), true);
        return threads.find(caller.site(), request.checkedPage()).compose(thread -> {
            ballots.take(caller, thread.value(), request.reaction(), request.on(), address);
            return accounts.ensure(caller)
                    .compose(known -> lanes.submit(new Command.PageReaction(
                            caller.site().id(),
                            thread,
                            caller.profile().id(),
                            request.reaction(),
                            request.on(),
                            clock.instant().truncatedTo(ChronoUnit.MICROS))))
                    .map(outcome -> done(thread, outcome));
        });
    }

    private static Done done(ThreadId thread, Outcome outcome) {
        if (outcome instanceof Outcome.Voted voted) {
            return new Done(thread, voted);
        }
        throw Problem.of(((Outcome.Refused) outcome).code());
    }
}

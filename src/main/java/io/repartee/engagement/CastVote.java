package io.repartee.engagement;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.KnownAccounts;
import io.repartee.comment.Command;
import io.repartee.comment.CommentPlaces;
import io.repartee.comment.CommentStore;
import io.repartee.comment.Lanes;
import io.repartee.comment.Outcome;
import io.repartee.ids.CommentId;
import io.repartee.ids.ThreadId;
import io.repartee.site.Engagement;
import io.repartee.site.Engagement.GuestVotes;
import io.repartee.site.Engagement.Voting;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A reader votes on a comment, or gives it a reaction, or takes either back. Absolute: a repeated request changes nothing and has the
 * same answer. Acknowledged when it is durable. Thread-safe.
 */
public final class CastVote {
    private final CommentPlaces places;
    private final CommentStore comments;
    private final KnownAccounts accounts;
    private final Lanes lanes;
    private final Ballots ballots;
    private final InstantSource clock;

    public CastVote(
            CommentPlaces places,
            CommentStore comments,
            KnownAccounts accounts,
            Lanes lanes,
            Ballots ballots,
            InstantSource clock) {
        this.places = places;
        this.comments = comments;
        this.accounts = accounts;
        this.lanes = lanes;
        this.ballots = ballots;
        this.clock = clock;
    }

    /** @param value 1, 0 or -1 */
    record VoteRequest(@Nullable Integer value) {
        private short check(Voting voting) {
            if (value == null || value < -1 || value > 1) {
                throw Problem.field("/value", "1, 0 or -1 is needed.");
            }
            if (value < 0 && voting == Voting.UP) {
                throw Problem.field("/value", "This site takes votes up only: 1 or 0.");
            }
            return value.shortValue();
        }
    }

    /** @param on false takes it back */
    record ReactionRequest(
            @Nullable String reaction, @Nullable Boolean on) {
        /** A reaction that is offered no more can still be taken back. */
        void check(Engagement engagement, boolean onPage) {
            if (on == null) {
                throw Problem.field("/on", "true or false is needed.");
            }
            if (reaction == null || reaction.isEmpty() || on && !engagement.offers(reaction, onPage)) {
                throw Problem.field("/reaction", "One of those that the site offers is needed.");
            }
        }
    }

    Future<Outcome.Voted> vote(Caller caller, CommentId comment, VoteRequest request, String address) {
        Engagement engagement = mayVote(caller);
        if (engagement.votes() == Voting.OFF) {
            throw Problem.of(ErrorCode.VOTES_OFF);
        }
        return cast(caller, comment, "", request.check(engagement.votes()), address);
    }

    Future<Outcome.Voted> react(Caller caller, CommentId comment, ReactionRequest request, String address) {
        request.check(mayVote(caller), false);
        return cast(caller, comment, request.reaction(), (short) (request.on() ? 1 : 0), address);
    }

    static Engagement mayVote(Caller caller) {
        Engagement engagement = caller.site().policy().engagement();
        Access.mustVote(caller, engagement.guests() != GuestVotes.NONE);
        return engagement;
    }

    private Future<Outcome.Voted> cast(Caller caller, CommentId comment, String kind, short value, String address) {
        ballots.take(caller, comment.value(), kind, value != 0, address);
        return places.thread(caller.site().id(), comment)
                .compose(thread -> accounts.ensure(caller).map(thread))
                .compose(thread -> lanes.submit(command(caller, thread, comment, kind, value)))
                .compose(outcome -> answer(caller, comment, outcome));
    }

    private Command.Vote command(Caller caller, ThreadId thread, CommentId comment, String kind, short value) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Command.Vote(
                caller.site().id(), thread, comment, caller.profile().id(), kind, value, now);
    }

    private Future<Outcome.Voted> answer(Caller caller, CommentId comment, Outcome outcome) {
        if (outcome instanceof Outcome.Voted voted) {
            return Future.succeededFuture(voted);
        }
        ErrorCode code = ((Outcome.Refused) outcome).code();
        return code == ErrorCode.STATUS_CONFLICT ? notShown(caller, comment) : Future.failedFuture(Problem.of(code));
    }

    /** To whom a comment is not there, it is not found. */
    private Future<Outcome.Voted> notShown(Caller caller, CommentId id) {
        return comments.find(caller.site().id(), id).compose(comment -> {
            boolean known = comment.replyCount() > 0
                    || Access.seesInside(caller, comment.author().id());
            return Future.failedFuture(
                    known
                            ? Problem.of(ErrorCode.STATUS_CONFLICT, "Readers do not see this comment.")
                            : Problem.of(ErrorCode.COMMENT_NOT_FOUND));
        });
    }
}

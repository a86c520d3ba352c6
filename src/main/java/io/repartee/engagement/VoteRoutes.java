package io.repartee.engagement;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.account.Caller;
import io.repartee.account.Callers;
import io.repartee.comment.Outcome;
import io.repartee.comment.TallyStore;
import io.repartee.comment.VotesJson;
import io.repartee.ids.CommentId;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The addresses under which readers vote and react. */
public final class VoteRoutes {
    private final Callers callers;
    private final CastVote cast;
    private final ReactToPage onPage;
    private final TallyStore tallies;

    public VoteRoutes(Callers callers, CastVote cast, ReactToPage onPage, TallyStore tallies) {
        this.callers = callers;
        this.cast = cast;
        this.onPage = onPage;
        this.tallies = tallies;
    }

    public List<Route> routes() {
        return List.of(
                Route.put("/comments/{id}/vote", this::vote),
                Route.put("/comments/{id}/reactions", this::react),
                Route.put("/reactions", this::reactToPage));
    }

    private Future<Answer> vote(Call call) {
        return callers.of(call)
                .compose(caller ->
                        cast.vote(caller, comment(call), call.body(CastVote.VoteRequest.class), call.address()))
                .map(voted -> Answer.ok(Json.object(json -> {
                    VotesJson.fields(json, voted.votes());
                    json.writeNumberField("mine", voted.mine());
                })));
    }

    private Future<Answer> react(Call call) {
        return callers.of(call).compose(caller -> {
            CommentId comment = comment(call);
            return cast.react(caller, comment, call.body(CastVote.ReactionRequest.class), call.address())
                    .compose(voted -> tallies.onComment(
                                    caller.site().id(), caller.profile().id(), comment)
                            .map(mine -> reacted(voted, mine)));
        });
    }

    private Future<Answer> reactToPage(Call call) {
        return callers.of(call)
                .compose(caller -> onPage.run(caller, call.body(ReactToPage.Request.class), call.address())
                        .compose(done -> mine(caller, done)));
    }

    private Future<Answer> mine(Caller caller, ReactToPage.Done done) {
        return tallies.onPage(caller.site().id(), caller.profile().id(), done.thread())
                .map(mine -> reacted(done.voted(), mine));
    }

    private static Answer reacted(Outcome.Voted voted, List<String> mine) {
        Map<String, Integer> reactions = voted.votes().reactions();
        return Answer.ok(Json.object(json -> {
            VotesJson.reactions(json, "reactions", reactions);
            Json.array(json, "mine", mine, JsonGenerator::writeString);
            json.writeNumberField("tally", voted.votes().tally());
        }));
    }

    static CommentId comment(Call call) {
        try {
            return new CommentId(UUID.fromString(call.path("id")));
        } catch (IllegalArgumentException e) {
            throw Problem.of(ErrorCode.COMMENT_NOT_FOUND);
        }
    }
}

package io.repartee.comment;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.Callers;
import io.repartee.stream.Position;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The addresses under which comments are read. */
public final class ThreadRoutes {
    private static final int USUAL_REPLIES = 50;
    private static final int MOST_REPLIES = 200;

    private final Callers callers;
    private final CommentStore store;
    private final FirstPages pages;

    public ThreadRoutes(Callers callers, CommentStore store, FirstPages pages) {
        this.callers = callers;
        this.store = store;
        this.pages = pages;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/thread", this::thread),
                Route.get("/comments/{id}", this::comment),
                Route.get("/comments/{id}/replies", this::replies));
    }

    private Future<Answer> thread(Call call) {
        return callers.site(call.path("site")).compose(site -> {
            PageRequest request = PageRequest.of(site, call);
            return wantsFresh(call)
                    ? pages.fresh(request).map(page -> page.plain().with("cache-control", "no-store"))
                    : pages.get(request).map(page -> fitting(call, page));
        });
    }

    private static boolean wantsFresh(Call call) {
        Optional<String> fresh = call.query("fresh");
        if (fresh.isPresent() && Position.parse(fresh.get()).isEmpty()) {
            throw Problem.of(ErrorCode.BAD_POSITION, "fresh must be epoch:seq:mark.");
        }
        return fresh.isPresent();
    }

    private static Answer fitting(Call call, CachedPage page) {
        if (call.header("if-none-match").filter(page.etag()::equals).isPresent()) {
            return page.unchanged();
        }
        boolean gzip = call.header("accept-encoding")
                .filter(accepted -> accepted.contains("gzip"))
                .isPresent();
        return gzip ? page.gzip() : page.plain();
    }

    private Future<Answer> comment(Call call) {
        return callers.of(call)
                .compose(caller -> store.permalink(caller.site().id(), CommentRoutes.id(call))
                        .map(link -> answer(caller, link)));
    }

    private static Answer answer(Caller caller, CommentStore.Permalink link) {
        Comment comment = link.comment();
        Visibility.mustSeeOrTombstone(caller, comment);
        return Answer.ok(Json.object(json -> {
            json.writeFieldName("comment");
            if (Access.seesInside(caller, comment.author().id())) {
                CommentJson.writeInside(json, comment);
            } else {
                CommentJson.write(json, comment);
            }
            PageJson.comments(json, "ancestors", link.ancestors());
            json.writeObjectFieldStart("page");
            json.writeStringField("key", link.page());
            json.writeStringField("url", link.url());
            json.writeEndObject();
            PageJson.position(json, link.position());
        }));
    }

    private Future<Answer> replies(Call call) {
        UUID after = call.query("after").map(RepliesCursor::read).orElse(RepliesCursor.START);
        int limit = call.integer("limit", USUAL_REPLIES, 1, MOST_REPLIES);
        return callers.site(call.path("site"))
                .compose(site -> store.replies(site.id(), CommentRoutes.id(call), after, limit + 1))
                .map(replies -> answer(replies, limit));
    }

    private static Answer answer(CommentStore.Replies replies, int limit) {
        boolean more = replies.comments().size() > limit;
        List<Comment> shown = more ? replies.comments().subList(0, limit) : replies.comments();
        return Answer.ok(Json.object(json -> {
            PageJson.comments(json, "items", shown);
            PageJson.next(json, "next", more ? Optional.of(RepliesCursor.after(shown)) : Optional.empty());
            PageJson.position(json, replies.position());
        }));
    }
}

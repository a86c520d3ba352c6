package io.repartee.comment;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.Callers;
import io.repartee.ids.CommentId;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Json;
import io.repartee.web.Limited;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The addresses under which comments are written. */
public final class CommentRoutes {
    private final Callers callers;
    private final PostComment post;
    private final EditComment edit;
    private final DeleteComment delete;
    private final int mostCodePoints;

    public CommentRoutes(
            Callers callers, PostComment post, EditComment edit, DeleteComment delete, int mostCodePoints) {
        this.callers = callers;
        this.post = post;
        this.edit = edit;
        this.delete = delete;
        this.mostCodePoints = mostCodePoints;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/comments", this::post).limited(Limited.WRITE_COUNTED_APART),
                Route.patch("/comments/{id}", this::edit),
                Route.delete("/comments/{id}", this::delete),
                Route.post("/preview", this::preview));
    }

    /** The comment that a path names. What is no id names no comment. */
    static CommentId id(Call call) {
        try {
            return new CommentId(UUID.fromString(call.path("id")));
        } catch (IllegalArgumentException e) {
            throw Problem.of(ErrorCode.COMMENT_NOT_FOUND);
        }
    }

    record PreviewRequest(@Nullable String body) {}

    private Future<Answer> post(Call call) {
        post.mustHaveRoom();
        return callers.of(call)
                .compose(caller -> post.run(caller, call.body(PostRequest.class), call.header("idempotency-key")))
                .map(posted -> Answer.created(
                        written(posted.comment(), posted.position().orElse(null))));
    }

    private Future<Answer> edit(Call call) {
        return callers.of(call)
                .compose(caller -> edit.run(caller, id(call), call.body(EditComment.EditRequest.class)))
                .map(done -> Answer.ok(written(done.comment(), done.position().orElse(null))));
    }

    private Future<Answer> delete(Call call) {
        return callers.of(call).compose(caller -> delete.run(caller, id(call))).map(gone -> Answer.noContent());
    }

    private Future<Answer> preview(Call call) {
        return callers.of(call).map(caller -> preview(caller, call.body(PreviewRequest.class)));
    }

    private Answer preview(Caller caller, PreviewRequest request) {
        Access.mustPost(caller);
        Command.Text text = Texts.render(request.body(), mostCodePoints);
        return Answer.ok(Json.object(json -> json.writeStringField("html", text.html())));
    }

    /** To its author: the comment whole, and where its thread's stream has it. */
    private static Buffer written(Comment comment, io.repartee.stream.@Nullable Position position) {
        return Json.object(json -> {
            json.writeFieldName("comment");
            CommentJson.writeInside(json, comment);
            if (position == null) {
                json.writeNullField("position");
            } else {
                PageJson.position(json, position);
            }
        });
    }
}

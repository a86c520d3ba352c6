package io.repartee.moderation.appeals;

import io.repartee.account.Caller;
import io.repartee.ids.CommentId;
import io.repartee.ids.Uuids;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** An author appeals against what was decided about a comment, once for each decision: again it is the same answer. Thread-safe. */
public final class MakeAppeal {
    private static final int MOST_CHARS = 5000;

    private final ExplainToAuthor explain;
    private final AppealStore store;
    private final InstantSource clock;

    public MakeAppeal(ExplainToAuthor explain, AppealStore store, InstantSource clock) {
        this.explain = explain;
        this.store = store;
        this.clock = clock;
    }

    record Request(@Nullable String body) {
        String check() {
            String text = body == null ? "" : body.strip();
            if (text.isEmpty() || text.length() > MOST_CHARS) {
                throw Problem.field("/body", "1 to " + MOST_CHARS + " characters are needed.");
            }
            return text;
        }
    }

    Future<Appeal> run(Caller author, CommentId id, Request request) {
        String text = request.check();
        return explain.run(author, id).compose(statement -> {
            if (statement.appeal().isPresent()) {
                return Future.succeededFuture(statement.appeal().get());
            }
            mayAppeal(author, statement);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            return store.make(author.site().id(), id, Uuids.version7(now.toEpochMilli()), statement, text, now)
                    .compose(made -> explain.run(author, id))
                    .map(after -> after.appeal().orElseThrow(() -> Problem.of(ErrorCode.STATUS_CONFLICT)));
        });
    }

    private void mayAppeal(Caller author, Statement statement) {
        if (!statement.turnedDown()) {
            throw Problem.of(ErrorCode.STATUS_CONFLICT, "Nobody has decided about this comment yet.");
        }
        if (explain.until(author, statement) == null) {
            throw Problem.of(ErrorCode.APPEAL_CLOSED);
        }
    }
}

package io.repartee.moderation.appeals;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.KnownAccounts;
import io.repartee.comment.CommentStore;
import io.repartee.ids.SiteId;
import io.repartee.moderation.RestoreOnAppeal;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A moderator decides about an appeal: never one who turned the comment down, nor its author, and no role changes that. Upheld, the
 * comment comes back by a decision, which ends the appeal in its own transaction. Thread-safe.
 */
public final class DecideAppeal {
    private static final int MOST_NOTE_CHARS = 2000;
    private static final int MOST_ANSWER_CHARS = 1000;

    private final AppealStore store;
    private final CommentStore comments;
    private final KnownAccounts accounts;
    private final RestoreOnAppeal restore;
    private final InstantSource clock;

    public DecideAppeal(
            AppealStore store,
            CommentStore comments,
            KnownAccounts accounts,
            RestoreOnAppeal restore,
            InstantSource clock) {
        this.store = store;
        this.comments = comments;
        this.accounts = accounts;
        this.restore = restore;
        this.clock = clock;
    }

    /**
     * @param note for moderators
     * @param answer for the author
     */
    record Request(
            @Nullable String outcome,
            @Nullable String note,
            @Nullable String answer) {
        boolean upheld() {
            shorter("/note", note, MOST_NOTE_CHARS);
            shorter("/answer", answer, MOST_ANSWER_CHARS);
            return switch (outcome == null ? "" : outcome) {
                case "upheld" -> true;
                case "dismissed" -> false;
                default -> throw Problem.field("/outcome", "One of upheld, dismissed is needed.");
            };
        }

        private static void shorter(String field, @Nullable String text, int most) {
            if (text != null && text.length() > most) {
                throw Problem.field(field, "At most " + most + " characters are allowed.");
            }
        }
    }

    Future<AppealItem> run(Caller moderator, UUID id, Request request) {
        Access.mustModerate(moderator);
        boolean upheld = request.upheld();
        return accounts.ensure(moderator)
                .compose(known -> find(moderator, id))
                .compose(item -> {
                    if (item.involved()) {
                        return Future.failedFuture(Problem.of(ErrorCode.SAME_MODERATOR));
                    }
                    return item.appeal().ending() == null
                            ? decide(moderator, item, request, upheld)
                            : Future.succeededFuture(true);
                })
                .compose(done -> find(moderator, id))
                .map(item -> as(item, moderator, upheld));
    }

    private Future<AppealItem> find(Caller moderator, UUID id) {
        return store.find(moderator.site().id(), moderator.profile().id(), id)
                .map(found -> found.orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND, "There is no such appeal.")));
    }

    private Future<Boolean> decide(Caller moderator, AppealItem item, Request request, boolean upheld) {
        SiteId site = moderator.site().id();
        if (!upheld) {
            return store.dismiss(
                    site, item.appeal().id(), moderator.profile(), request.note(), request.answer(), clock.instant());
        }
        return comments.find(site, item.appeal().comment()).compose(comment -> switch (comment.status()) {
            case REJECTED, SPAM -> restore.run(moderator, comment, request.note(), request.answer());
            default -> Future.failedFuture(Problem.of(ErrorCode.STATUS_CONFLICT));
        });
    }

    /** The answer to a retry too; an appeal that ended otherwise is a conflict. */
    private static AppealItem as(AppealItem item, Caller moderator, boolean upheld) {
        Appeal.Ending ending = item.appeal().ending();
        Appeal.Outcome wished = upheld ? Appeal.Outcome.UPHELD : Appeal.Outcome.DISMISSED;
        if (ending == null || ending.outcome() != wished || !moderator.is(ending.by())) {
            throw Problem.of(ErrorCode.STATUS_CONFLICT, "Somebody else has decided about this appeal or the comment.");
        }
        return item;
    }
}

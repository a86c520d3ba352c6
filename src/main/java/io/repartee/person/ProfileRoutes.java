package io.repartee.person;

import io.repartee.account.AccountStore;
import io.repartee.account.Callers;
import io.repartee.comment.CommentJson;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.util.List;

/** What every reader may see of somebody: what stands beside their comments anyway, and these. Needs no token. */
public final class ProfileRoutes {
    private static final int USUAL_LIMIT = 20;
    private static final int MOST = 100;

    private final Callers callers;
    private final AccountStore accounts;
    private final OwnComments comments;

    public ProfileRoutes(Callers callers, AccountStore accounts, OwnComments comments) {
        this.callers = callers;
        this.accounts = accounts;
        this.comments = comments;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/profiles/{id}", this::profile), Route.get("/profiles/{id}/comments", this::published));
    }

    private Future<Answer> profile(Call call) {
        return callers.of(call).compose(caller -> {
            SiteId site = caller.site().id();
            return shown(site, PersonRoutes.account(call))
                    .compose(account -> comments.count(site, account.id())
                            .map(count -> Answer.ok(Json.object(json -> {
                                json.writeStringField("id", account.id().toString());
                                json.writeStringField("name", account.name());
                                json.writeStringField("avatar", account.avatar());
                                json.writeStringField(
                                        "since", account.createdAt().toString());
                                json.writeNumberField("commentCount", count);
                            }))));
        });
    }

    private Future<Answer> published(Call call) {
        return callers.of(call).compose(caller -> {
            int limit = call.integer("limit", USUAL_LIMIT, 1, MOST);
            SiteId site = caller.site().id();
            AccountId author = PersonRoutes.account(call);
            return shown(site, author)
                    .compose(account -> comments.published(site, author, PersonRoutes.before(call), limit + 1))
                    .map(placed -> PersonRoutes.page(placed, limit, CommentJson::fields));
        });
    }

    /** Who was erased is nobody. */
    private Future<AccountStore.Known> shown(SiteId site, AccountId id) {
        return accounts.find(site, id)
                .map(found -> found.filter(account -> !account.name().isEmpty())
                        .orElseThrow(() -> Problem.of(ErrorCode.ACCOUNT_NOT_FOUND)));
    }
}

package io.repartee.notify;

import io.repartee.account.Access;
import io.repartee.account.AccountStore;
import io.repartee.account.Caller;
import io.repartee.account.Callers;
import io.repartee.account.KnownAccounts;
import io.repartee.ids.AccountId;
import io.repartee.thread.Page;
import io.repartee.thread.ThreadDirectory;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** The addresses under which people say what they want to hear about. */
public final class FollowRoutes {
    private static final int SECTION_CHARACTERS = 100;

    private final Callers callers;
    private final KnownAccounts known;
    private final AccountStore accounts;
    private final ThreadDirectory threads;
    private final FollowStore store;
    private final InstantSource clock;

    public FollowRoutes(
            Callers callers,
            KnownAccounts known,
            AccountStore accounts,
            ThreadDirectory threads,
            FollowStore store,
            InstantSource clock) {
        this.callers = callers;
        this.known = known;
        this.accounts = accounts;
        this.threads = threads;
        this.store = store;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/follows", this::all),
                Route.post("/follows", this::follow),
                Route.delete("/follows/{kind}/{target}", this::unfollow));
    }

    private Future<Answer> all(Call call) {
        return callers.of(call).compose(caller -> {
            Access.mustTakePart(caller);
            return store.all(caller.site().id(), caller.profile().id())
                    .map(all -> Answer.ok(Json.page(all, null, (json, one) -> one.write(json))));
        });
    }

    private Future<Answer> follow(Call call) {
        return callers.of(call).compose(caller -> {
            Access.mustTakePart(caller);
            Followed.Request request = call.body(Followed.Request.class);
            Followed.Kind kind = request.checkedKind();
            String target = request.checkedTarget();
            return ref(caller, kind, target, true)
                    .compose(ref -> known.ensure(caller)
                            .compose(there -> store.add(
                                    caller.site().id(), caller.profile().id(), kind, ref, target, clock.instant())))
                    .map(FollowRoutes::mustBeAdded);
        });
    }

    private static Answer mustBeAdded(boolean added) {
        if (!added) {
            throw Problem.field("/target", "You follow " + FollowStore.MOST + " already.");
        }
        return Answer.noContent();
    }

    private Future<Answer> unfollow(Call call) {
        return callers.of(call).compose(caller -> {
            Access.mustTakePart(caller);
            Followed.Kind kind = Followed.Kind.of(call.path("kind"))
                    .orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND, "There is nothing to follow of this kind."));
            return ref(caller, kind, call.path("target"), false)
                    .compose(ref ->
                            store.remove(caller.site().id(), caller.profile().id(), kind, ref))
                    .map(gone -> Answer.noContent());
        });
    }

    /** What a comment is compared with. */
    private Future<String> ref(Caller caller, Followed.Kind kind, String target, boolean mustBeThere) {
        return switch (kind) {
            case THREAD ->
                threads.find(caller.site(), Page.field("/target", target)).map(Object::toString);
            case AUTHOR -> author(caller, target, mustBeThere);
            case SECTION -> Future.succeededFuture(section(target));
        };
    }

    private Future<String> author(Caller caller, String target, boolean mustBeThere) {
        AccountId id = id(target);
        if (!mustBeThere) {
            return Future.succeededFuture(id.toString());
        }
        if (caller.is(id)) {
            throw Problem.field("/target", "You cannot follow yourself.");
        }
        return accounts.find(caller.site().id(), id).map(found -> {
            if (found.isEmpty()) {
                throw Problem.of(ErrorCode.ACCOUNT_NOT_FOUND);
            }
            return id.toString();
        });
    }

    private static AccountId id(String target) {
        try {
            return new AccountId(UUID.fromString(target));
        } catch (IllegalArgumentException e) {
            throw Problem.of(ErrorCode.ACCOUNT_NOT_FOUND);
        }
    }

    private static String section(String target) {
        if (target.length() > SECTION_CHARACTERS || target.codePoints().anyMatch(Character::isISOControl)) {
            throw Problem.field("/target", "A section has at most " + SECTION_CHARACTERS + " characters.");
        }
        return target;
    }
}

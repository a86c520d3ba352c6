package io.repartee.engagement;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.Callers;
import io.repartee.account.KnownAccounts;
import io.repartee.ids.AccountId;
import io.repartee.ids.CommentId;
import io.repartee.thread.Page;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The addresses under which editors let comments, pages and people stand out. */
public final class EditorRoutes {
    private static final int MOST_BADGES = 4;
    private static final Pattern BADGE = Pattern.compile("[a-z][a-z0-9-]{0,23}");

    private final Callers callers;
    private final KnownAccounts accounts;
    private final EditPage pages;
    private final EditorStore store;
    private final InstantSource clock;

    public EditorRoutes(
            Callers callers, KnownAccounts accounts, EditPage pages, EditorStore store, InstantSource clock) {
        this.callers = callers;
        this.accounts = accounts;
        this.pages = pages;
        this.store = store;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/pages", this::show),
                Route.put("/pages", this::page),
                Route.put("/comments/{id}/pin", this::pin),
                Route.put("/comments/{id}/feature", this::feature),
                Route.put("/accounts/{id}/badges", this::badges));
    }

    record OnRequest(@Nullable Boolean on) {
        boolean check() {
            if (on == null) {
                throw Problem.field("/on", "true or false is needed.");
            }
            return on;
        }
    }

    record BadgesRequest(@Nullable List<String> badges) {
        List<String> check() {
            boolean right = badges != null
                    && badges.size() <= MOST_BADGES
                    && badges.stream().allMatch(badge -> BADGE.matcher(badge).matches())
                    && badges.stream().distinct().count() == badges.size();
            if (!right) {
                throw Problem.field(
                        "/badges",
                        "At most " + MOST_BADGES + " words of small letters, digits and hyphens are needed.");
            }
            return badges;
        }
    }

    /** Writes one thing about a comment. */
    private interface StandOut {
        Future<Void> write(Caller by, CommentId comment, boolean on, Instant at);
    }

    private Future<Answer> show(Call call) {
        return callers.of(call)
                .compose(caller -> {
                    Access.mustModerate(caller);
                    return pages.show(caller, Page.parameter(key(call)));
                })
                .map(page -> Answer.ok(Json.object(page::write)));
    }

    private static String key(Call call) {
        return call.query("page")
                .orElseThrow(() -> Problem.of(ErrorCode.BAD_PARAMETER, "The parameter page is needed."));
    }

    private Future<Answer> page(Call call) {
        return callers.of(call)
                .compose(caller -> pages.run(caller, call.body(PageEdit.class)))
                .map(page -> Answer.ok(Json.object(page::write)));
    }

    private Future<Answer> pin(Call call) {
        return standOut(call, store::pin);
    }

    private Future<Answer> feature(Call call) {
        return standOut(call, store::feature);
    }

    private Future<Answer> standOut(Call call, StandOut action) {
        return callers.of(call).compose(caller -> {
            Access.mustModerate(caller);
            CommentId comment = VoteRoutes.comment(call);
            boolean on = call.body(OnRequest.class).check();
            return accounts.ensure(caller)
                    .compose(known -> action.write(caller, comment, on, now()))
                    .map(done -> Answer.ok(Json.object(json -> json.writeBooleanField("on", on))));
        });
    }

    private Future<Answer> badges(Call call) {
        return callers.of(call).compose(caller -> {
            Access.mustAdminister(caller);
            List<String> badges = call.body(BadgesRequest.class).check();
            return accounts.ensure(caller)
                    .compose(known -> store.badges(caller, account(call), badges, now()))
                    .map(done -> Answer.ok(Json.object(
                            json -> Json.array(json, "badges", badges, (out, badge) -> out.writeString(badge)))));
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static AccountId account(Call call) {
        try {
            return new AccountId(UUID.fromString(call.path("id")));
        } catch (IllegalArgumentException e) {
            throw Problem.of(ErrorCode.ACCOUNT_NOT_FOUND);
        }
    }
}

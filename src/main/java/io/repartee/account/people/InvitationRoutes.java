package io.repartee.account.people;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.Callers;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.IdCursor;
import io.repartee.web.Json;
import io.repartee.web.Limited;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** The addresses of invitations to become one of a site's moderators or admins. */
public final class InvitationRoutes {
    private static final UUID BEGINNING = new UUID(0, 0);
    private static final char INVITATIONS = 'i';
    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final Callers callers;
    private final InvitationStore invitations;
    private final Invite invite;
    private final AcceptInvitation accept;
    private final InstantSource clock;

    public InvitationRoutes(
            Callers callers, InvitationStore invitations, Invite invite, AcceptInvitation accept, InstantSource clock) {
        this.callers = callers;
        this.invitations = invitations;
        this.invite = invite;
        this.accept = accept;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/invitations", this::invitations),
                Route.post("/invitations", this::invite),
                Route.delete("/invitations/{id}", this::withdraw),
                Route.post("/invitations/accept", this::accept).limited(Limited.SIGN_IN));
    }

    private Future<Answer> invitations(Call call) {
        int limit = call.integer("limit", USUAL, 1, MOST);
        UUID after = after(call);
        return admin(call)
                .compose(admin -> invitations.open(admin.site().id(), clock.instant(), after, limit))
                .map(all -> Answer.ok(Json.page(
                        all,
                        all.size() < limit
                                ? null
                                : IdCursor.write(
                                        INVITATIONS, all.get(all.size() - 1).id()),
                        InvitationJson::write)));
    }

    private Future<Answer> invite(Call call) {
        return callers.of(call)
                .compose(admin -> invite.run(admin, call.body(Invite.Request.class)))
                .map(made -> Answer.created(InvitationJson.made(made)));
    }

    private Future<Answer> withdraw(Call call) {
        return admin(call)
                .compose(admin -> invitations.withdraw(
                        admin.site().id(), id(call), admin.profile().id()))
                .map(done -> {
                    if (!done) {
                        throw Problem.of(ErrorCode.NOT_FOUND);
                    }
                    return Answer.noContent();
                });
    }

    private Future<Answer> accept(Call call) {
        return callers.of(call)
                .compose(caller ->
                        accept.run(caller, call.body(AcceptInvitation.Request.class), call.header("user-agent")))
                .map(accepted -> Answer.ok(InvitationJson.accepted(accepted)));
    }

    private Future<Caller> admin(Call call) {
        return callers.of(call).map(caller -> {
            Access.mustAdminister(caller);
            return caller;
        });
    }

    private static UUID after(Call call) {
        return call.query("after")
                .map(cursor -> IdCursor.read(INVITATIONS, cursor))
                .orElse(BEGINNING);
    }

    private static UUID id(Call call) {
        try {
            return UUID.fromString(call.path("id"));
        } catch (IllegalArgumentException e) {
            throw Problem.of(ErrorCode.NOT_FOUND);
        }
    }
}

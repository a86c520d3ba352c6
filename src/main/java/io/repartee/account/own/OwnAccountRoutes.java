package io.repartee.account.own;

import io.repartee.account.Callers;
import io.repartee.account.session.SignedIn;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.Json;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.util.List;

/** Signing in by mail or with a password. */
public final class OwnAccountRoutes {
    private static final int ACCEPTED = 202;

    private final Callers callers;
    private final MailSignIn asking;
    private final ConfirmMail confirming;
    private final PasswordSignIn passwords;

    public OwnAccountRoutes(Callers callers, MailSignIn asking, ConfirmMail confirming, PasswordSignIn passwords) {
        this.callers = callers;
        this.asking = asking;
        this.confirming = confirming;
        this.passwords = passwords;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/auth/email", this::email),
                Route.post("/auth/email/confirm", this::confirm),
                Route.post("/auth/email/change", this::change),
                Route.post("/auth/register", this::register),
                Route.post("/auth/password", this::password),
                Route.post("/auth/password/forgotten", this::forgotten),
                Route.post("/auth/password/reset", this::reset));
    }

    private Future<Answer> email(Call call) {
        return asking.signIn(call.path("site"), call.body(MailSignIn.EmailRequest.class))
                .map(OwnAccountRoutes::asked);
    }

    private Future<Answer> register(Call call) {
        return asking.register(call.path("site"), call.body(MailSignIn.RegisterRequest.class))
                .map(OwnAccountRoutes::asked);
    }

    private Future<Answer> forgotten(Call call) {
        return asking.forgotten(call.path("site"), call.body(MailSignIn.EmailRequest.class))
                .map(OwnAccountRoutes::asked);
    }

    private Future<Answer> change(Call call) {
        return callers.of(call)
                .compose(caller -> asking.changeAddress(caller, call.body(MailSignIn.EmailRequest.class)))
                .map(OwnAccountRoutes::asked);
    }

    private Future<Answer> confirm(Call call) {
        return confirming
                .confirm(call.path("site"), call.body(MailProof.class), Visitor.of(call))
                .map(OwnAccountRoutes::signedIn);
    }

    private Future<Answer> reset(Call call) {
        return confirming
                .reset(call.path("site"), call.body(ConfirmMail.ResetRequest.class))
                .map(OwnAccountRoutes::signedIn);
    }

    private Future<Answer> password(Call call) {
        return passwords
                .signIn(call.path("site"), call.body(PasswordSignIn.PasswordRequest.class), Visitor.of(call))
                .map(OwnAccountRoutes::signedIn);
    }

    private static Answer asked(MailSignIn.Asked asked) {
        return Answer.json(ACCEPTED, Json.object(json -> {
                    json.writeStringField("request", asked.request());
                    json.writeStringField("expires", asked.expires().toString());
                }))
                .with("cache-control", "no-store");
    }

    private static Answer signedIn(SignedIn signedIn) {
        return Answer.ok(signedIn.json()).with("cache-control", "no-store");
    }
}

package io.repartee.notify;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.Callers;
import io.repartee.account.KnownAccounts;
import io.repartee.mail.Letter;
import io.repartee.mail.Words;
import io.repartee.outbox.MailOrder;
import io.repartee.outbox.Outbox;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The addresses under which people say how they want to be told. Another address of mail gets one letter, which asks whether it is right. */
public final class PreferenceRoutes {
    /** To one account, within this time, one letter to one address. */
    private static final Duration ONE_LETTER = Duration.ofMinutes(10);

    private final Callers callers;
    private final KnownAccounts known;
    private final PreferenceStore store;
    private final Outbox outbox;
    private final MailLinks links;
    private final boolean mailSent;
    private final InstantSource clock;

    /**
     * @param publicUrl how browsers reach this server
     * @param mailSent whether this server sends mail at all
     */
    public PreferenceRoutes(
            Callers callers,
            KnownAccounts known,
            PreferenceStore store,
            Outbox outbox,
            String publicUrl,
            boolean mailSent,
            InstantSource clock) {
        this.callers = callers;
        this.known = known;
        this.store = store;
        this.outbox = outbox;
        this.links = new MailLinks(publicUrl);
        this.mailSent = mailSent;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(Route.get("/preferences", this::show), Route.put("/preferences", this::save));
    }

    private Future<Answer> show(Call call) {
        return callers.of(call).compose(caller -> {
            Access.mustSignIn(caller);
            return store.find(caller.site().id(), caller.profile().id()).map(this::answer);
        });
    }

    private Future<Answer> save(Call call) {
        return callers.of(call).compose(caller -> {
            Access.mustTakePart(caller);
            Preferences.Request request = call.body(Preferences.Request.class);
            String address = request.address();
            String language = request.checkedLanguage();
            mustTakeMail(caller, address != null);
            return known.ensure(caller)
                    .compose(there -> store.save(
                            caller.site().id(),
                            caller.profile().id(),
                            request.quiet(),
                            request.when(),
                            address,
                            language))
                    .compose(saved -> askWhetherRight(caller, saved).map(answer(saved)));
        });
    }

    private void mustTakeMail(Caller caller, boolean wantsMail) {
        if (wantsMail && !mailSent) {
            throw Problem.field("/mail/address", "This server sends no mail.");
        }
        if (wantsMail && caller.profile().kind() == Caller.Kind.GUEST) {
            throw Problem.field("/mail/address", "Guests get no mail.");
        }
    }

    private Answer answer(Preferences preferences) {
        return Answer.ok(preferences.json(mailSent));
    }

    private Future<Void> askWhetherRight(Caller caller, Preferences saved) {
        if (saved.address() == null || saved.key() == null || saved.confirmed()) {
            return Future.succeededFuture();
        }
        MailLinks.Bearer bearer = new MailLinks.Bearer(caller.profile().id(), saved.key());
        String link = links.confirm(caller.site().key(), bearer);
        Words words =
                Words.of(Letters.WORDS, saved.language(), caller.site().policy().language());
        Letter letter = Letters.confirm(saved.address(), caller.site().name(), words, link);
        Instant now = clock.instant();
        long slot = now.getEpochSecond() / ONE_LETTER.toSeconds();
        String key = "confirm:" + caller.profile().id() + ":" + saved.address() + ":" + slot;
        return outbox.put(MailOrder.of(caller.site().id(), key, caller.profile().id(), letter, now))
                .mapEmpty();
    }
}

package io.repartee.person;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.KnownAccounts;
import io.repartee.ids.AccountId;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.util.List;

/** A reader mutes somebody for themselves alone: nobody else learns of it. Absolute: said again, it changes nothing. Thread-safe. */
public final class Mute {
    private final MuteStore store;
    private final KnownAccounts accounts;

    public Mute(MuteStore store, KnownAccounts accounts) {
        this.store = store;
        this.accounts = accounts;
    }

    Future<List<MuteStore.Muted>> list(Caller caller) {
        Access.mustSignIn(caller);
        return store.list(caller.site().id(), caller.profile().id());
    }

    /** Fails with {@code account_not_found}, {@code own_account} or {@code too_many_mutes}. */
    Future<Void> mute(Caller caller, AccountId other) {
        Access.mustTakePart(caller);
        Access.mustBeAnother(caller, other);
        return accounts.ensure(caller)
                .compose(
                        there -> store.mute(caller.site().id(), caller.profile().id(), other))
                .compose(done -> done ? Future.succeededFuture() : refused(caller));
    }

    Future<Void> unmute(Caller caller, AccountId other) {
        Access.mustSignIn(caller);
        return store.unmute(caller.site().id(), caller.profile().id(), other);
    }

    private Future<Void> refused(Caller caller) {
        return list(caller)
                .compose(muted -> Future.failedFuture(Problem.of(
                        muted.size() < MuteStore.MOST ? ErrorCode.ACCOUNT_NOT_FOUND : ErrorCode.TOO_MANY_MUTES)));
    }
}

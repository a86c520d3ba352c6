package io.repartee.person;

import io.repartee.account.Caller;
import io.repartee.comment.Mine;
import io.repartee.ids.ThreadId;
import io.repartee.web.Json;
import io.vertx.core.Future;

/** {@code mutes} of {@code GET /mine}: the ids of the accounts whose comments the caller's page leaves out. Thread-safe. */
public final class MyMutes implements Mine {
    private final MuteStore store;

    public MyMutes(MuteStore store) {
        this.store = store;
    }

    @Override
    public Future<Json.Writing> fields(Caller caller, ThreadId thread) {
        return store.list(caller.site().id(), caller.profile().id())
                .map(muted -> json -> Json.array(
                        json,
                        "mutes",
                        muted,
                        (out, one) -> out.writeString(one.id().toString())));
    }
}

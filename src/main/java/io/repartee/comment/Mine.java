package io.repartee.comment;

import io.repartee.account.Caller;
import io.repartee.ids.ThreadId;
import io.repartee.web.Json;
import io.vertx.core.Future;

/** Port: what upper rooms know of somebody on a page, as fields of the answer to {@code GET /mine}. Thread-safe. */
@FunctionalInterface
public interface Mine {
    /** @param caller somebody whom {@link io.repartee.account.Access} has let in */
    Future<Json.Writing> fields(Caller caller, ThreadId thread);
}

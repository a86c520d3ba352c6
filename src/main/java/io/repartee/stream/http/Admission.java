package io.repartee.stream.http;

import io.repartee.stream.LiveGate;
import io.repartee.stream.StreamId;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.util.List;

/** What the gate said: who asks, and for each stream what it is or why it may not be heard. */
record Admission(LiveGate.Guest guest, List<Future<StreamId>> streams) {
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;

    /** Fails when the gate could not be asked, or when nothing may be heard; then with the first reason. */
    static Future<Admission> of(LiveGate.Guest guest, StreamQuery query) {
        List<Future<StreamId>> streams = query.streams().stream()
                .map(asked -> guest.stream(asked.name()))
                .toList();
        return Future.join(streams).transform(all -> judged(new Admission(guest, streams)));
    }

    private static Future<Admission> judged(Admission admission) {
        List<Throwable> failures = admission.streams().stream()
                .filter(Future::failed)
                .map(Future::cause)
                .toList();
        return failures.stream()
                .filter(failure -> !isRefusal(failure)
                        || failures.size() == admission.streams().size())
                .findFirst()
                .<Future<Admission>>map(Future::failedFuture)
                .orElseGet(() -> Future.succeededFuture(admission));
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof Problem problem
                && problem.code().status() >= BAD_REQUEST
                && problem.code().status() <= FORBIDDEN;
    }
}

package io.repartee.thread;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.Callers;
import io.repartee.ids.AccountId;
import io.repartee.stream.LiveGate;
import io.repartee.stream.StreamId;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/** Who may listen to which stream: everybody to a thread, moderators to their site, each account to its own. */
public final class StreamGate implements LiveGate {
    private static final String THREAD = "thread:";

    private final Callers callers;
    private final ThreadDirectory threads;

    public StreamGate(Callers callers, ThreadDirectory threads) {
        this.callers = callers;
        this.threads = threads;
    }

    @Override
    public Future<Guest> hello(String siteKey, Optional<String> token) {
        return callers.of(siteKey, token).map(caller -> new Listener(caller, threads));
    }

    private record Listener(Caller caller, ThreadDirectory threads) implements Guest {
        @Override
        public Optional<String> subject() {
            return caller.account().map(profile -> profile.id().toString());
        }

        @Override
        public Instant expiresAt() {
            return caller.expiresAt();
        }

        @Override
        public Future<StreamId> stream(String name) {
            return Future.succeededFuture(name).compose(this::named);
        }

        private Future<StreamId> named(String name) {
            if (name.startsWith(THREAD)) {
                Page page = Page.parameter(name.substring(THREAD.length()));
                return threads.find(caller.site().id(), page)
                        .map(thread -> StreamId.of(caller.site().id(), thread));
            }
            return switch (name) {
                case "site" -> Future.succeededFuture(siteStream());
                case "me" -> Future.succeededFuture(StreamId.of(caller.site().id(), self()));
                default -> throw Problem.of(ErrorCode.BAD_PARAMETER, "There is no stream of this name.");
            };
        }

        private StreamId siteStream() {
            Access.mustModerate(caller);
            return StreamId.ofSite(caller.site().id());
        }

        private AccountId self() {
            Access.mustTakePart(caller);
            return caller.profile().id();
        }
    }
}

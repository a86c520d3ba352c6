package io.repartee.thread;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.Callers;
import io.repartee.account.Rights;
import io.repartee.ids.SiteId;
import io.repartee.site.SiteDirectory;
import io.repartee.stream.LiveGate;
import io.repartee.stream.StreamId;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/** Who may listen to which stream: everybody to a thread, moderators to their site, each account to its own,
 * admins to everything that the public hears. */
public final class StreamGate implements LiveGate {
    private static final String THREAD = "thread:";

    private final Callers callers;
    private final ThreadDirectory threads;
    private final Rights rights;
    private final SitePresence presence;
    private final Firehose firehose;

    /** Port: sees to it that a site's public events are gathered into one stream. */
    @FunctionalInterface
    public interface Firehose {
        Future<Void> open(SiteId site);
    }

    public StreamGate(Callers callers, ThreadDirectory threads, Rights rights, SiteDirectory sites, Firehose firehose) {
        this.callers = callers;
        this.threads = threads;
        this.rights = rights;
        this.presence = new SitePresence(sites);
        this.firehose = firehose;
    }

    @Override
    public Runnable watch(Watcher watcher) {
        return rights.watch((site, account) -> {
            watcher.changed(guest -> guest instanceof Listener listener
                    && listener.isOf(site)
                    && (account.isEmpty() || listener.caller.is(account.get())));
            if (account.isEmpty()) { // what cannot wait for the database is under way already
                presence.again(site)
                        .onComplete(known ->
                                watcher.changed(guest -> guest instanceof Listener listener && listener.isOf(site)));
            }
        });
    }

    @Override
    public Future<Guest> hello(String siteKey, Optional<String> token) {
        return callers.of(siteKey, token).map(caller -> {
            presence.seen(caller.site());
            return new Listener(caller, callers, threads, presence, firehose);
        });
    }

    private record Listener(
            Caller caller, Callers callers, ThreadDirectory threads, SitePresence presence, Firehose firehose)
            implements Guest {
        boolean isOf(SiteId site) {
            return caller.site().id().equals(site);
        }

        @Override
        public Optional<String> subject() {
            return caller.account().map(profile -> profile.id().toString());
        }

        @Override
        public Instant expiresAt() {
            return caller.expiresAt();
        }

        @Override
        public boolean isCounted() {
            return presence.of(caller.site().id()).readers();
        }

        @Override
        public boolean showsTyping() {
            return isCounted() && presence.of(caller.site().id()).typing();
        }

        @Override
        public Future<StreamId> stream(String name) {
            return Future.succeededFuture(name).compose(this::named);
        }

        private Future<StreamId> named(String name) {
            if (name.startsWith(THREAD)) {
                Page page = Page.parameter(name.substring(THREAD.length()));
                return threads.find(caller.site(), page)
                        .map(thread -> StreamId.of(caller.site().id(), thread));
            }
            return switch (name) {
                case "site" -> callers.again(caller).map(Listener::site);
                case "firehose" -> callers.again(caller).compose(this::everything);
                case "me" -> callers.again(caller).map(Listener::self);
                default -> throw Problem.of(ErrorCode.BAD_PARAMETER, "There is no stream of this name.");
            };
        }

        private static StreamId site(Caller now) {
            Access.mustModerate(now);
            return StreamId.ofSite(now.site().id());
        }

        private Future<StreamId> everything(Caller now) {
            Access.mustAdminister(now);
            SiteId site = now.site().id();
            return firehose.open(site).map(StreamId.ofFirehose(site));
        }

        private static StreamId self(Caller now) {
            Access.mustTakePart(now);
            return StreamId.of(now.site().id(), now.profile().id());
        }
    }
}

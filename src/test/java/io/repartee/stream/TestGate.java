package io.repartee.stream;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.repartee.ids.Uuids;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/** Tokens for tests are a name, and with a bar the time they end: {@code mod-ann|2026-11-23T10:00:00Z}. One site. */
final class TestGate implements LiveGate {
    static final String SITE = "daily";
    static final SiteId SITE_ID = new SiteId(1);

    static StreamId thread(String page) {
        return StreamId.of(SITE_ID, new ThreadId(Uuids.named(page)));
    }

    @Override
    public Future<Guest> hello(String siteKey, Optional<String> token) {
        if (!siteKey.equals(SITE)) {
            return Future.failedFuture(Problem.of(ErrorCode.SITE_NOT_FOUND));
        }
        if (token.filter("bad"::equals).isPresent()) {
            return Future.failedFuture(Problem.of(ErrorCode.TOKEN_INVALID));
        }
        if (token.filter("away"::equals).isPresent()) {
            return Future.failedFuture(Problem.of(ErrorCode.DATABASE_UNAVAILABLE));
        }
        return Future.succeededFuture(new TestGuest(token.map(text -> text.split("\\|"))));
    }

    private record TestGuest(Optional<String[]> token) implements Guest {
        @Override
        public Optional<String> subject() {
            return token.map(parts -> parts[0]);
        }

        @Override
        public Instant expiresAt() {
            return token.filter(parts -> parts.length > 1)
                    .map(parts -> Instant.parse(parts[1]))
                    .orElse(Instant.MAX);
        }

        @Override
        public Future<StreamId> stream(String name) {
            if (name.startsWith("thread:") && name.length() > "thread:".length()) {
                return Future.succeededFuture(thread(name.substring("thread:".length())));
            }
            if (!name.equals("site") && !name.equals("me")) {
                return Future.failedFuture(Problem.of(ErrorCode.BAD_PARAMETER));
            }
            if (subject().isEmpty()) {
                return Future.failedFuture(Problem.of(ErrorCode.TOKEN_MISSING));
            }
            if (name.equals("me")) {
                return Future.succeededFuture(
                        StreamId.of(SITE_ID, new AccountId(Uuids.named(subject().get()))));
            }
            return subject().get().startsWith("mod-")
                    ? Future.succeededFuture(StreamId.ofSite(SITE_ID))
                    : Future.failedFuture(Problem.of(ErrorCode.ROLE_REQUIRED));
        }
    }
}

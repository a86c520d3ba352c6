package io.repartee.account.people;

import io.repartee.account.Role;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.stream.ControlEvents;
import io.repartee.stream.Publisher;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of invitations. Thread-safe. */
public final class InvitationStore {
    private final Pool pool;
    private final Publisher publisher;

    /** @param publisher where all nodes learn of the role that an accepted one gives */
    public InvitationStore(Pool pool, Publisher publisher) {
        this.pool = pool;
        this.publisher = publisher;
    }

    Future<Void> add(SiteId site, Invitation invitation, byte[] hash) {
        return pool.preparedQuery(InvitationSql.ADD)
                .execute(Tuple.tuple()
                        .addInteger(site.value())
                        .addUUID(invitation.id())
                        .addInteger(invitation.role().ordinal())
                        .addString(invitation.email())
                        .addBuffer(Buffer.buffer(hash))
                        .addUUID(invitation.by())
                        .addString(invitation.byName())
                        .addOffsetDateTime(utc(invitation.at()))
                        .addOffsetDateTime(utc(invitation.expiresAt())))
                .mapEmpty();
    }

    Future<List<Invitation>> open(SiteId site, Instant now, UUID after, int limit) {
        return pool.preparedQuery(InvitationSql.OPEN)
                .execute(Tuple.of(site.value(), utc(now), after, limit))
                .map(rows -> {
                    List<Invitation> all = new ArrayList<>(rows.size());
                    rows.forEach(row -> all.add(read(row)));
                    return all;
                });
    }

    /** False when there is none that could still be accepted. */
    Future<Boolean> withdraw(SiteId site, UUID id, AccountId by) {
        return pool.preparedQuery(InvitationSql.WITHDRAW)
                .execute(Tuple.of(site.value(), id, by.toString()))
                .map(rows -> rows.size() > 0);
    }

    Future<Optional<Role>> isGood(SiteId site, byte[] hash, Instant now) {
        return pool.preparedQuery(InvitationSql.IS_GOOD)
                .execute(Tuple.of(site.value(), Buffer.buffer(hash), utc(now)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(Role.values()[rows.iterator().next().getInteger(0)]));
    }

    /** False when somebody was quicker, or the time is over. The account has a row. */
    Future<Boolean> accept(SiteId site, byte[] hash, AccountId account, Instant now) {
        return pool.preparedQuery(InvitationSql.ACCEPT)
                .execute(Tuple.of(site.value(), Buffer.buffer(hash), account.value(), utc(now)))
                .map(rows -> {
                    publisher.committed(ControlEvents.handovers(rows));
                    return rows.size() > 0;
                });
    }

    private static Invitation read(Row row) {
        return new Invitation(
                row.getUUID("invitation_id"),
                Role.values()[row.getInteger("role")],
                row.getString("email"),
                row.getUUID("by_account"),
                row.getString("by_name"),
                row.getOffsetDateTime("at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}

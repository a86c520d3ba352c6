package io.repartee.moderation;

import io.repartee.account.Caller;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What moderators keep about accounts besides sanctions: notes, and what became of the last comments. Thread-safe. */
public final class AccountFileStore {
    private final Pool pool;

    public AccountFileStore(Pool pool) {
        this.pool = pool;
    }

    /** What became of an author's last 200 comments. */
    record Record(int published, int rejected) {}

    Future<Record> record(SiteId site, AccountId account) {
        return pool.preparedQuery(AccountFileSql.RECORD)
                .execute(Tuple.of(site.value(), account.value()))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new Record(row.getInteger("published"), row.getInteger("rejected"));
                });
    }

    /** False when there is no such account. */
    Future<Boolean> add(Caller by, AccountId account, AccountNote note) {
        return pool.preparedQuery(AccountFileSql.ADD_NOTE)
                .execute(Tuple.of(
                        by.site().id().value(),
                        note.id().value(),
                        account.value(),
                        note.text(),
                        note.by().value(),
                        note.byName(),
                        note.at().atOffset(ZoneOffset.UTC)))
                .map(added -> added.rowCount() == 1);
    }

    /** The newest first. */
    Future<List<AccountNote>> notes(SiteId site, AccountId account, UUID before, int limit) {
        return pool.preparedQuery(AccountFileSql.NOTES)
                .execute(Tuple.of(site.value(), account.value(), before, limit))
                .map(rows -> {
                    List<AccountNote> notes = new ArrayList<>(rows.size());
                    rows.forEach(row -> notes.add(AccountNote.read(row)));
                    return notes;
                });
    }
}

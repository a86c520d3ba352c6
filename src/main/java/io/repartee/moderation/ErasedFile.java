package io.repartee.moderation;

import io.repartee.account.Erasable;
import io.repartee.account.Erasable.Told;
import io.repartee.account.ErasedRows;
import io.vertx.sqlclient.Pool;
import java.util.List;

/**
 * What moderators keep about somebody, and what somebody did as a moderator or as a reporter. That it was done stays, by an id; words
 * and names go. Sanctions stay in force without their words: who was banned does not come back by asking for erasure.
 */
public final class ErasedFile {
    private ErasedFile() {}

    public static Erasable in(Pool pool) {
        return new ErasedRows(
                pool,
                ErasedFileSql.ERASE,
                List.of(
                        new Told("sanctions", ErasedFileSql.SANCTIONS),
                        new Told("notes", ErasedFileSql.NOTES),
                        new Told("decisions", ErasedFileSql.DECISIONS),
                        new Told("reports", ErasedFileSql.REPORTS),
                        new Told("appeals", ErasedFileSql.APPEALS)));
    }
}

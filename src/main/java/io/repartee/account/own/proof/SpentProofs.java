package io.repartee.account.own.proof;

import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;

/** Which proofs, and what else is good once without having a row, were used, until they would be too late anyway. Thread-safe. */
public final class SpentProofs {
    private final Pool pool;

    public SpentProofs(Pool pool) {
        this.pool = pool;
    }

    /** False when it was spent before, on whichever node. */
    Future<Boolean> spend(Challenge challenge) {
        return spend(challenge.site(), challenge.id(), challenge.expires());
    }

    /**
     * The same of anything.
     *
     * @param id random, so that no two are the same
     */
    public Future<Boolean> spend(SiteId site, byte[] id, Instant expires) {
        return pool.preparedQuery(ProofSql.SPEND)
                .execute(Tuple.of(site.value(), Buffer.buffer(id), expires.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Whether it was spent. */
    public Future<Boolean> isSpent(SiteId site, byte[] id) {
        return pool.preparedQuery(ProofSql.IS_SPENT)
                .execute(Tuple.of(site.value(), Buffer.buffer(id)))
                .map(rows -> rows.size() > 0);
    }

    /** Takes a slice of what is over away; whether there may be more. */
    public Future<Boolean> forget() {
        return pool.query(ProofSql.FORGET).execute().map(rows -> rows.rowCount() == ProofSql.FORGET_AT_ONCE);
    }
}

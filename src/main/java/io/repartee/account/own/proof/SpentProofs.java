package io.repartee.account.own.proof;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;

/** Which proofs were used, until they would be too late anyway. Thread-safe. */
public final class SpentProofs {
    private final Pool pool;

    public SpentProofs(Pool pool) {
        this.pool = pool;
    }

    /** False when it was spent before, on whichever node. */
    Future<Boolean> spend(Challenge challenge) {
        return pool.preparedQuery(ProofSql.SPEND)
                .execute(Tuple.of(
                        challenge.site().value(),
                        Buffer.buffer(challenge.id()),
                        challenge.expires().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Takes a slice of what is over away; whether there may be more. */
    public Future<Boolean> forget() {
        return pool.query(ProofSql.FORGET).execute().map(rows -> rows.rowCount() == ProofSql.FORGET_AT_ONCE);
    }
}

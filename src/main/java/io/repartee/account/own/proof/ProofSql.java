package io.repartee.account.own.proof;

/** The statements of {@link SpentProofs}. */
final class ProofSql {
    static final int FORGET_AT_ONCE = 1_000;

    static final String SPEND = """
            insert into spent_proof (site_id, proof_id, expires_at) values ($1, $2, $3) on conflict do nothing
            """;

    static final String IS_SPENT = "select 1 from spent_proof where site_id = $1 and proof_id = $2";

    static final String FORGET = """
            delete from spent_proof where (site_id, proof_id) in (
              select site_id, proof_id from spent_proof where expires_at < now() - interval '1 minute'
               limit %d for update skip locked)
            """.formatted(FORGET_AT_ONCE);

    private ProofSql() {}
}

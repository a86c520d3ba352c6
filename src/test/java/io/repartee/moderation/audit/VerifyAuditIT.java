package io.repartee.moderation.audit;

import static io.repartee.testing.Futures.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.repartee.ids.SiteId;
import io.repartee.moderation.audit.VerifyAudit.Noted;
import io.repartee.moderation.audit.VerifyAudit.Verdict;
import io.repartee.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody with the right to write every table tampers with the log in every way. */
class VerifyAuditIT {
    private static final SiteId SITE = new SiteId(1);

    private final Vertx vertx = Vertx.vertx();
    private TestDatabase database;
    private Pool pool;

    @BeforeEach
    void logTenThings() {
        database = TestDatabase.create();
        pool = database.pool(vertx);
        database.execute("insert into site (key, name) values ('daily', 'Daily'), ('weekly', 'Weekly');"
                + " select audit_write(1 + n % 2, 'test', gen_random_uuid(), gen_random_uuid(), jsonb_build_object('n', n))"
                + " from generate_series(1, 20) n");
        seal();
    }

    @AfterEach
    void drop() {
        get(vertx.close());
        database.close();
    }

    /** The negative control of all that follows. */
    @Test
    void findsNothingWhereNothingWasDone() {
        Verdict verdict = verify();
        assertThat(verdict.broken()).isEmpty();
        assertThat(verdict.head().seq()).isEqualTo(11); // with the making of the site
        assertThat(verdict.waiting()).isZero();
        assertThat(verify(verdict.head()).broken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update audit set kind = 'nothing' where site_id = 1 and seq = 4                                       | 4
            update audit set actor = gen_random_uuid() where site_id = 1 and seq = 4                              | 4
            update audit set actor = null where site_id = 1 and seq = 4                                           | 4
            update audit set subject = gen_random_uuid() where site_id = 1 and seq = 4                            | 4
            update audit set at = at + interval '1 microsecond' where site_id = 1 and seq = 4                     | 4
            update audit set detail = '{"n": 99}' where site_id = 1 and seq = 4                                   | 4
            update audit set salt = gen_random_uuid() where site_id = 1 and seq = 4                               | 4
            update audit set digest = sha256('x') where site_id = 1 and seq = 4                                   | 4
            update audit set detail = null, salt = null, digest = sha256('x') where site_id = 1 and seq = 4       | 4
            update audit set hash = sha256('x') where site_id = 1 and seq = 4                                     | 4
            delete from audit where site_id = 1 and seq = 4                                                       | 4
            delete from audit where site_id = 1 and seq = 1                                                       | 1
            update audit set seq = -seq where site_id = 1 and seq in (4, 5); update audit set seq = 9 + seq where site_id = 1 and seq < 0 | 4
            update audit set seq = seq + 100 where site_id = 1 and seq > 4; insert into audit (site_id, kind, seq, digest, hash, detail) select 1, 'test', 5, digest, hash, detail from audit where site_id = 1 and seq = 4; update audit set seq = seq - 99 where site_id = 1 and seq > 100 | 5
            delete from audit where site_id = 1 and seq > 9                                                       | 10
            update audit_head set seq = 10 where site_id = 1                                                      | 10
            update audit_head set hash = sha256('x') where site_id = 1                                            | 11
            update audit_head set key = sha256('x') where site_id = 1                                             | 1
            update audit set site_id = 2, seq = 12 where site_id = 1 and seq = 11                                 | 11
            """)
    void saysWhereTheChainBreaks(String tampering, long place) {
        tamper(tampering);
        assertThat(verify().broken())
                .hasValueSatisfying(what -> assertThat(what).startsWith("broken at " + place + ": "));
    }

    /** Whoever may write the tables and moves the head with them leaves a chain that is whole but shorter. */
    @Test
    void aTailThatWasCutOffWithItsHeadIsSeenOnlyByWhoNotedTheHead() {
        Noted before = verify().head();
        tamper(
                "delete from audit where site_id = 1 and seq > 9;"
                        + " update audit_head set seq = 9, hash = (select hash from audit where site_id = 1 and seq = 9) where site_id = 1");

        assertThat(verify().broken()).isEmpty();
        assertThat(verify(before).broken())
                .hasValueSatisfying(what -> assertThat(what).startsWith("broken at 10: "));
    }

    /** Whoever has the key too can write the chain anew from some place on. */
    @Test
    void aChainThatWasWrittenAnewIsSeenOnlyByWhoNotedTheHead() {
        Noted before = verify().head();
        tamper("delete from audit where site_id = 1 and seq = 4;"
                + " update audit set seq = null, digest = null, hash = null where site_id = 1;"
                + " update audit_head set seq = 0, hash = '' where site_id = 1");
        seal();
        tamper("select audit_write(1, 'test', null, null, null)");
        seal();

        assertThat(verify().head().seq()).isEqualTo(11);
        assertThat(verify().broken()).isEmpty();
        assertThat(verify(before).broken())
                .hasValueSatisfying(what -> assertThat(what).contains("written anew"));
    }

    @Test
    void aDecisionThatTheLogDoesNotTellAboutIsFound() {
        decide("00000000-0000-0000-0000-00000000000a");
        seal();
        assertThat(verify().broken()).isEmpty();

        tamper(
                "delete from audit where site_id = 1 and kind = 'decision';"
                        + " update audit_head set seq = 11, hash = (select hash from audit where site_id = 1 and seq = 11) where site_id = 1");
        assertThat(verify().broken())
                .hasValueSatisfying(what -> assertThat(what).contains("a decision about comment"));
    }

    @Test
    void theChainHoldsWhenAPersonIsForgotten() {
        decide("00000000-0000-0000-0000-00000000000a");
        seal();
        Noted before = verify().head();
        database.execute("select audit_forget(1, '00000000-0000-0000-0000-00000000000a')");

        Verdict verdict = verify(before);
        assertThat(verdict.broken()).isEmpty();
        assertThat(verdict.erased()).isEqualTo(1);
        assertThat(verdict.head().toString()).isEqualTo(before.toString());
        assertThat(get(new AuditStore(pool).latest(SITE, Long.MAX_VALUE, 1))
                        .get(0)
                        .detail())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            delete from audit where site_id = 1 and seq = 4
            update audit set kind = 'nothing' where site_id = 1 and seq = 4
            update audit set detail = '{}' where site_id = 1 and seq = 4
            update audit set detail = null where site_id = 1 and seq = 4
            update audit set seq = 99 where site_id = 1 and seq = 4
            update audit set hash = null where site_id = 1 and seq = 4
            truncate audit
            """)
    void theTableRefusesWhatIsNotErasing(String statement) {
        assertThatThrownBy(() -> database.execute(statement)).hasStackTraceContaining("append-only");
        assertThat(verify().broken()).isEmpty();
    }

    @Test
    void manyWhoSealAtOnceMakeOneChain() {
        database.execute(
                "select audit_write(1, 'test', null, null, jsonb_build_object('n', n)) from generate_series(1, 3000) n");
        SealAudit seal = new SealAudit(pool);
        int sealed = IntStream.range(0, 6).mapToObj(n -> seal.run()).toList().stream()
                .mapToInt(each -> get(each))
                .sum();
        assertThat(sealed).isEqualTo(3000);
        assertThat(verify().broken()).isEmpty();
        assertThat(verify().head().seq()).isEqualTo(3011);
    }

    private void decide(String account) {
        database.execute("insert into account (site_id, account_id, kind, name) values (1, '" + account
                + "', 1, 'Ada');"
                + "insert into thread (site_id, thread_id, page) values (1, '" + account + "', 'p');"
                + "insert into comment (site_id, comment_id, thread_id, root_id, path, account_id, status, created_at, source, html)"
                + " select 1, a, a, a, '{}', a, 0, now(), 'x', 'x' from (select '" + account + "'::uuid as a) x;"
                + "insert into decision (site_id, decision_id, comment_id, revision, leaves, action, before, after, account_id, by_name, at)"
                + " select 1, a, a, 1, 1, 1, 0, 2, a, 'Mod', now() from (select '" + account + "'::uuid as a) x");
    }

    private void seal() {
        get(new SealAudit(pool).run());
    }

    private void tamper(String sql) {
        database.execute("set session_replication_role = replica; " + sql);
    }

    private Verdict verify() {
        return verify(null);
    }

    private Verdict verify(Noted noted) {
        return get(new VerifyAudit(new AuditStore(pool)).run(SITE, noted));
    }
}

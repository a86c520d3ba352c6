package io.repartee.moderation.audit;

/** The statements of {@link AuditStore} and {@link SealAudit}. */
final class AuditSql {
    private static final String ENTRY = """
            select site_id, seq, entry_id, at, kind, actor, subject, detail::text as detail, salt, digest, hash from audit
            """;

    static final String ANY_UNSEALED = "select 1 from audit where seq is null limit 1";

    /** Each site has a key of its own from the first entry on: 244 random bits. */
    static final String NEW_HEADS = """
            insert into audit_head (site_id, key)
            select s.site_id, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
            from site s
            where not exists (select from audit_head h where h.site_id = s.site_id)
              and exists (select from audit a where a.site_id = s.site_id and a.seq is null)
            on conflict do nothing
            """;

    /** One site whose chain nobody else works on; its head stays locked until the commit. */
    static final String TAKE_HEAD = """
            select site_id, seq, hash, key from audit_head h
            where exists (select from audit a where a.site_id = h.site_id and a.seq is null)
            order by site_id limit 1
            for update skip locked
            """;

    static final String UNSEALED = ENTRY + "where site_id = $1 and seq is null order by entry_id limit $2";

    static final String SEAL = """
            update audit a set seq = s.seq, digest = s.digest, hash = s.hash
            from unnest($2::bigint[], $3::bigint[], $4::bytea[], $5::bytea[]) as s(entry_id, seq, digest, hash)
            where a.site_id = $1 and a.entry_id = s.entry_id and a.seq is null
            """;

    static final String MOVE_HEAD = "update audit_head set seq = $2, hash = $3 where site_id = $1";

    static final String HEAD = """
            select coalesce(h.seq, 0) as seq, coalesce(h.hash, '') as hash, h.key,
                   (select count(*) from audit where site_id = $1 and seq is null) as waiting
            from (select $1::int as site_id) s left join audit_head h on h.site_id = s.site_id
            """;

    static final String CHAIN = ENTRY + "where site_id = $1 and seq > $2 order by seq limit $3";

    static final String LATEST = ENTRY + "where site_id = $1 and entry_id < $2 order by entry_id desc limit $3";

    /** Decisions that the log does not tell about, of comments with more decisions than entries. */
    static final String UNTOLD = """
            select d.comment_id, d.n - coalesce(a.n, 0) as untold
            from (select comment_id, count(*) as n from decision where site_id = $1 group by comment_id) d
            left join (select subject, count(*) as n from audit where site_id = $1 and kind = 'decision' group by subject) a
              on a.subject = d.comment_id
            where d.n > coalesce(a.n, 0)
            limit 1
            """;

    private AuditSql() {}
}

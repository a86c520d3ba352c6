package io.repartee.moderation.spam;

/** The statements by which sites learn, and by which nodes read what they have learnt. */
final class SpamSql {
    /** Sites with decisions to learn from. A decision counts when it is old enough to have no earlier one still under way: $1. */
    static final String SITES = """
            select s.site_id from site s
            left join spam_model m on m.site_id = s.site_id
            where exists (select from decision d
                          where d.site_id = s.site_id and d.at < $1
                            and d.decision_id > coalesce(m.position, '00000000-0000-0000-0000-000000000000'))
            order by s.site_id
            """;

    static final String BEGIN = """
            insert into spam_model (site_id) values ($1) on conflict do nothing
            """;

    /** No row when another node is learning for that site. */
    static final String LOCK = """
            select position from spam_model where site_id = $1 for update skip locked
            """;

    /** Whatever becomes of a comment later, its text is that of the revision that was decided about, as far as it is kept. */
    static final String DECISIONS = """
            select d.decision_id, d.comment_id, d.action,
                   coalesce(r.source, c.source) as source, coalesce(r.html, c.html) as html
            from decision d
            join comment c on c.site_id = d.site_id and c.comment_id = d.comment_id
            left join comment_revision r
              on r.site_id = d.site_id and r.comment_id = d.comment_id and r.revision = d.revision
            where d.site_id = $1 and d.decision_id > $2 and d.at < $3
            order by d.decision_id
            limit $4
            """;

    static final String EXAMPLES = """
            select comment_id, spam, tokens from spam_example where site_id = $1 and comment_id = any ($2)
            """;

    static final String KEEP_EXAMPLE = """
            insert into spam_example (site_id, comment_id, spam, tokens) values ($1, $2, $3, $4)
            on conflict (site_id, comment_id) do update set spam = excluded.spam, tokens = excluded.tokens
            """;

    static final String DROP_EXAMPLE = """
            delete from spam_example where site_id = $1 and comment_id = $2
            """;

    static final String NEW_TOKENS = """
            insert into spam_token (site_id, token) select $1, unnest($2::text[]) on conflict do nothing
            """;

    static final String COUNT = """
            update spam_token t set spam = greatest(t.spam + i.spam, 0), fine = greatest(t.fine + i.fine, 0)
            from unnest($2::text[], $3::int[], $4::int[]) as i(token, spam, fine)
            where t.site_id = $1 and t.token = i.token
            """;

    static final String DROP_TOKENS = """
            delete from spam_token where site_id = $1 and token = any ($2) and spam = 0 and fine = 0
            """;

    static final String ADVANCE = """
            update spam_model set spam = greatest(spam + $2, 0), fine = greatest(fine + $3, 0),
                                  version = version + 1, position = $4
            where site_id = $1
            """;

    static final String MODEL = """
            select spam, fine, version from spam_model where site_id = $1
            """;

    /** What stood in one example only says little; the rest by how often it was met. */
    static final String TOKENS = """
            select token, spam, fine from spam_token
            where site_id = $1 and spam + fine > 1
            order by spam + fine desc, token
            limit 50000
            """;

    private SpamSql() {}
}

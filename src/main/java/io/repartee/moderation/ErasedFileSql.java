package io.repartee.moderation;

import java.util.List;
import java.util.stream.Stream;

/** The statements of {@link ErasedFile}. $1 site, $2 account; of lists also $3 after, $4 how many. */
final class ErasedFileSql {
    /** What the spam model has learnt from somebody's comments is taken back; its lock keeps learning off meanwhile. */
    private static final List<String> UNLEARN = List.of(
            "select from spam_model where site_id = $1 and $2::uuid is not null for update",
            """
            with gone as (
              delete from spam_example e using comment c
              where e.site_id = $1 and c.site_id = e.site_id and c.comment_id = e.comment_id and c.account_id = $2
              returning e.spam, e.tokens
            ),
            counts as (
              select token, count(*) filter (where spam) as spam, count(*) filter (where not spam) as fine
              from gone cross join lateral unnest(tokens) as token group by token
            ),
            token as (
              update spam_token t set spam = greatest(t.spam - c.spam, 0), fine = greatest(t.fine - c.fine, 0)
              from counts c where t.site_id = $1 and t.token = c.token
            )
            update spam_model m
            set spam = greatest(m.spam - g.spam, 0), fine = greatest(m.fine - g.fine, 0), version = m.version + 1
            from (select count(*) filter (where spam) as spam, count(*) filter (where not spam) as fine from gone) g
            where m.site_id = $1 and g.spam + g.fine > 0
            """,
            "delete from spam_token where site_id = $1 and $2::uuid is not null and spam = 0 and fine = 0");

    private static final List<String> FORGET = List.of(
            "delete from account_note where site_id = $1 and account_id = $2",
            "update account_note set by_name = '' where site_id = $1 and by_account = $2",
            "update sanction set note = null, message = null where site_id = $1 and account_id = $2",
            "update sanction set by_name = '' where site_id = $1 and by_account = $2",
            "update sanction set lifted_by_name = '' where site_id = $1 and lifted_by = $2",
            "update decision set by_name = '' where site_id = $1 and account_id = $2",
            "update report set detail = null, account_id = null where site_id = $1 and account_id = $2",
            "update appeal set source = '', note = null, answer = null where site_id = $1 and account_id = $2",
            "update appeal set by_name = '' where site_id = $1 and by_account = $2",
            "update publication_comment set name = '' where site_id = $1 and account_id = $2",
            "delete from claim where site_id = $1 and account_id = $2",
            "select audit_forget($1, $2)");

    static final List<String> ERASE =
            Stream.of(UNLEARN, FORGET).flatMap(List::stream).toList();

    static final String SANCTIONS = """
            select sanction_id::text as key, jsonb_build_object('id', sanction_id, 'kind',
                     (array['ban', 'suspend', 'premoderate', 'warn'])[kind + 1], 'reason', reason, 'message', message,
                     'note', note, 'at', at, 'until', until, 'liftedAt', lifted_at, 'acknowledgedAt', acknowledged_at) as value
            from sanction where site_id = $1 and account_id = $2 and sanction_id::text > $3::text order by 1 limit $4
            """;

    static final String NOTES = """
            select note_id::text as key, jsonb_build_object('text', text, 'at', at) as value
            from account_note where site_id = $1 and account_id = $2 and note_id::text > $3::text order by 1 limit $4
            """;

    static final String DECISIONS = """
            select d.decision_id::text as key, jsonb_build_object('commentId', d.comment_id, 'revision', d.revision,
                     'before', (array['published', 'held', 'rejected', 'spam', 'deleted'])[d.before + 1],
                     'after', (array['published', 'held', 'rejected', 'spam', 'deleted'])[d.after + 1],
                     'reason', d.reason, 'message', d.message, 'at', d.at) as value
            from comment c join decision d on d.site_id = c.site_id and d.comment_id = c.comment_id
            where c.site_id = $1 and c.account_id = $2 and d.decision_id::text > $3::text order by 1 limit $4
            """;

    static final String REPORTS = """
            select report_id::text as key, jsonb_build_object('commentId', comment_id, 'revision', revision, 'detail', detail,
                     'at', at, 'upheld', verdict = 1) as value
            from report where site_id = $1 and account_id = $2 and report_id::text > $3::text order by 1 limit $4
            """;

    static final String APPEALS = """
            select appeal_id::text as key, jsonb_build_object('commentId', comment_id, 'source', source, 'at', at,
                     'outcome', (array['upheld', 'dismissed', 'settled'])[outcome + 1], 'answer', answer,
                     'decidedAt', decided_at) as value
            from appeal where site_id = $1 and account_id = $2 and appeal_id::text > $3::text order by 1 limit $4
            """;

    private ErasedFileSql() {}
}

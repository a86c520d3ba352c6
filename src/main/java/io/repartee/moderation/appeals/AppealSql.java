package io.repartee.moderation.appeals;

import io.repartee.stream.EventType;
import io.repartee.stream.SiteEventSql;

/** The statements of {@link AppealStore}. */
final class AppealSql {
    private static final String COLUMNS = """
            p.appeal_id, p.comment_id, p.revision, p.decision_id, p.account_id, p.source as appealed, p.at, p.outcome,
            p.by_account, p.by_name, p.note, p.answer, p.decided_at\
            """;

    /**
     * A comment, the decision that brought it where it is (null when the checks did, or readers' reports), what the checks
     * found, whether somebody gave notice, and the appeal against that.
     */
    static final String STATEMENT = """
            select c.account_id as author, c.status, c.latest, coalesce(c.edited_at, c.created_at) as written_at,
                   d.decision_id as decision, d.at as decided, d.reason, d.message, d.phases,
                   array(select distinct e ->> 'phase' from finding f cross join lateral jsonb_array_elements(f.findings) e
                         where f.site_id = c.site_id and f.comment_id = c.comment_id and f.revision = c.latest
                           and e ->> 'ruling' <> 'publish') as found,
                   exists (select from report r where r.site_id = c.site_id and r.comment_id = c.comment_id
                             and r.account_id is null) as noticed,
                   %s
            from comment c
            left join decision d on d.site_id = c.site_id and d.decision_id = c.decision_id and d.after = c.status
              and d.leaves = c.latest
            left join appeal p on p.site_id = c.site_id and p.comment_id = c.comment_id and p.revision = c.latest
              and p.decision_id is not distinct from d.decision_id
            where c.site_id = $1 and c.comment_id = $2
            """.formatted(COLUMNS);

    /** Only while the comment stands as its author saw it. */
    static final String MAKE = """
            with written as (
            insert into appeal (site_id, appeal_id, comment_id, revision, decision_id, account_id, source, at)
            select c.site_id, $3, c.comment_id, c.latest, $5, c.account_id, $6, $7
            from comment c
            where c.site_id = $1 and c.comment_id = $2 and c.status in (2, 3) and c.latest = $4
              and ($5::uuid is null or c.decision_id = $5)
            on conflict do nothing
            returning site_id, comment_id as subject, at),
            """ + SiteEventSql.events("written", EventType.APPEAL_MADE) + SiteEventSql.TOLD;

    private static final String ITEM = """
            select %s, c.status, c.html, a.name as author_name, t.page, t.url, t.title,
                   d.action, d.reason, d.note as decided_note, d.by_name as decided_by, d.at as decided,
                   exists (select from decision o where o.site_id = p.site_id and o.comment_id = p.comment_id
                             and o.account_id = $2 and o.after in (2, 3)) or p.account_id = $2 as involved
            from appeal p
            join comment c on c.site_id = p.site_id and c.comment_id = p.comment_id
            join thread t on t.site_id = c.site_id and t.thread_id = c.thread_id
            join account a on a.site_id = p.site_id and a.account_id = p.account_id
            left join decision d on d.site_id = p.site_id and d.decision_id = p.decision_id
            """.formatted(COLUMNS);

    static final String FIND = ITEM + "where p.site_id = $1 and p.appeal_id = $3";

    /** Who has waited longest comes first. */
    static final String OPEN = ITEM + """
            where p.site_id = $1 and p.outcome is null and p.appeal_id > $3
            order by p.appeal_id limit $4
            """;

    static final String DECIDED = ITEM + """
            where p.site_id = $1 and p.outcome is not null and p.appeal_id < $3
            order by p.appeal_id desc limit $4
            """;

    /** Never by whoever turned the comment down, nor by its author, whatever their role. */
    static final String DISMISS = """
            with written as (
            update appeal p set outcome = 1, by_account = $3, by_name = $4, note = $5, answer = $6, decided_at = $7
            where p.site_id = $1 and p.appeal_id = $2 and p.outcome is null and p.account_id <> $3
              and not exists (select from decision o where o.site_id = p.site_id and o.comment_id = p.comment_id
                                and o.account_id = $3 and o.after in (2, 3))
            returning p.site_id, p.comment_id as subject, p.decided_at as at),
            """ + SiteEventSql.events("written", EventType.APPEAL_DISMISSED) + SiteEventSql.TOLD;

    private AppealSql() {}
}

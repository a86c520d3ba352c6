package io.repartee.comment;

/**
 * One statement that changes a batch of comments, each at most once. The same order of locks as {@link PostSql}. What a change does
 * to counters and streams follows from how the comment stood before and stands after, whoever made it; {@code
 * docs/moderation.md} has the table.
 *
 * <p>A comment has a revision that readers see and a newest one; while the newest is above, an edit waits, its text in {@code
 * comment_revision}. Only a published comment has one: what leaves the page takes the newest text with it.
 */
final class ChangeSql {
    static final short EDIT = 0;
    static final short DELETE = 1;
    static final short DECIDE = 2;
    static final short SETTLE = 3;
    static final short REDACT = 4;

    static final short FINE = 0;
    static final short NOT_FOUND = 1;
    static final short REVISION_CONFLICT = 2;
    static final short STATUS_CONFLICT = 3;

    private static final String INPUT = """
            with input as materialized (
              select * from unnest($1::int[], $2::int[], $3::uuid[], $4::smallint[], $5::int[], $6::smallint[],
                                   $7::smallint[], $8::bool[], $9::bool[], $10::text[], $11::text[], $12::timestamptz[],
                                   $13::text[], $14::timestamptz[], $15::uuid[], $16::smallint[], $17::uuid[], $18::text[],
                                   $19::text[], $20::text[], $21::text[], $22::uuid[])
                as i(n, site_id, comment_id, kind, revision, expect,
                     next, edit_waits, takes, source, html, at,
                     findings, check_due, decision_id, action, by_account, by_name,
                     reason, note, message, undoes)
            ),
            """;

    /** The comments themselves and all their ancestors, whose replies are counted. */
    private static final String LOCKED = """
            locked as materialized (
              select c.* from comment c
              where (c.site_id, c.comment_id) in (
                select i.site_id, i.comment_id from input i
                union
                select i.site_id, unnest(t.path)
                from input i join comment t on t.site_id = i.site_id and t.comment_id = i.comment_id)
              order by c.site_id, c.comment_id
              for no key update
            ),
            """;

    /**
     * What each command comes to, still without regard to whether it may. An edit is parked when it is to wait while readers
     * see the revision before it; a waiting edit is over when it is taken or turned down.
     */
    private static final String INTENT = """
            intent as materialized (
              select i.*, c.comment_id is null as missing, c.thread_id, c.published_at as first_shown, c.path, c.status as before, c.revision as was, c.latest,
                     c.seen as was_seen, c.reports as were_reports, c.check_due as was_due, c.decision_id as decided_by,
                     c.latest > c.revision as waited,
                     i.kind = 0 and i.edit_waits and i.next = 1 and c.status = 0 as parks,
                     c.latest > c.revision and i.takes is not null as ends,
                     c.latest > c.revision and not i.takes as turned_down,
                     u.shown as back, u.revision as again, u.seen as then_seen, u.reports as then_reports
              from input i
              left join locked c on c.site_id = i.site_id and c.comment_id = i.comment_id
              left join decision u on u.site_id = i.site_id and u.decision_id = i.undoes
            ),
            """;

    private static final String VERDICT = """
            verdict as materialized (
              select i.*,
                case when parks or turned_down then 0 else coalesce(i.next, before) end as status,
                case when kind in (0, 4) and parks is not true then i.source when back is not null or ends and takes then r.source
                end as text,
                case when kind in (0, 4) and parks is not true then i.html when back is not null or ends and takes then r.html
                end as text_html,
                case when parks then i.source else p.source end as parked,
                case when parks then i.html else p.html end as parked_html,
                case when parks then was
                     when kind in (0, 4) or turned_down or back is not null then latest + 1
                     when ends then latest
                     else was end as revises,
                case when kind in (0, 4) or turned_down then latest + 1
                     when back is not null then latest + 2
                     else latest end as newest,
                case when kind = 2 then undoes is null or then_seen
                     when kind = 0 and parks is not true then false
                     else was_seen end as seen,
                case when kind <> 2 then were_reports when undoes is null then 0 else then_reports end as reports,
                case when kind in (0, 3) then i.check_due when kind = 4 then was_due end as due,
                case when kind = 0 and parks is not true then i.at when ends and takes then r.written_at end as edited,
                case
                  when missing then 1
                  when kind = 1 and before = 4 then 3
                  when kind <> 1 and latest <> i.revision then 2
                  when kind = 0 and before > 1 then 3
                  when kind in (2, 4) and before <> expect then 3
                  when kind = 2 and edit_waits <> waited then 3
                  when kind = 3 and (was_due is null or before <> 1 and not waited) then 3
                  when (kind = 4 or undoes is not null) and waited then 3
                  when undoes is not null and decided_by is distinct from undoes then 3
                  when (back is not null or ends and takes) and r.revision is null and kind <> 1 then 2
                  when back is not null and p.revision is null then 2
                  else 0
                end::smallint as refusal
              from intent i
              left join comment_revision r on r.site_id = i.site_id and r.comment_id = i.comment_id
                and r.revision = case when back is not null then back when ends and takes then latest end
              left join comment_revision p on p.site_id = i.site_id and p.comment_id = i.comment_id
                and p.revision = case when back is not null then again end
            ),
            applied as materialized (
              select v.*,
                (status = 0)::int - (before = 0)::int as shown,
                before = 1 or waited as pended, status = 1 or newest > revises as pends,
                (status = 1 or newest > revises)::int - (before = 1 or waited)::int as pending,
                (status = 0 and not seen)::int - (before = 0 and not was_seen)::int as fresh,
                (reports > 0 and status <= 1)::int - (were_reports > 0 and before <= 1)::int as reported,
                (status = 3)::int - (before = 3)::int as spam,
                (status = 2)::int - (before = 2)::int as rejected
              from verdict v where refusal = 0
            ),
            """;

    /** Every revision but the one in the comment's own row is kept beside it; after an undo that one may be there too. */
    private static final String WRITTEN = """
            kept as (
              insert into comment_revision (site_id, comment_id, revision, source, html, written_at)
              select c.site_id, c.comment_id, c.revision, c.source, c.html, coalesce(c.edited_at, c.created_at)
              from locked c join applied a on a.site_id = c.site_id and a.comment_id = c.comment_id
              where a.revises <> a.was
              union all
              select site_id, comment_id, newest, parked, parked_html, at from applied where parked is not null
              on conflict do nothing
            ),
            found as (
              insert into finding as f (site_id, comment_id, revision, phases, findings)
              select site_id, comment_id, newest,
                     array(select distinct f ->> 'phase' from jsonb_array_elements(findings::jsonb) f), findings::jsonb
              from applied where findings is not null
              on conflict (site_id, comment_id, revision) do update
                set phases = f.phases || excluded.phases, findings = f.findings || excluded.findings
            ),
            searchable as (
              insert into comment_search (site_id, comment_id, words)
              select site_id, comment_id, to_tsvector('simple', coalesce(parked, text)) from applied
              where parked is not null or text is not null
              on conflict (site_id, comment_id) do update set words = excluded.words
            ),
            below as materialized (
              select site_id, ancestor as comment_id, sum(shown)::int as shown
              from applied cross join lateral unnest(path) as ancestor
              where shown <> 0 group by site_id, ancestor
            ),
            written as (
              update comment c set
                status = coalesce(x.status, c.status),
                revision = coalesce(x.revises, c.revision),
                latest = coalesce(x.newest, c.latest),
                seen = coalesce(x.seen, c.seen),
                reports = coalesce(x.reports, c.reports),
                check_due = case when x.kind is null then c.check_due else x.due end,
                source = coalesce(x.text, c.source),
                html = coalesce(x.text_html, c.html),
                edited_at = coalesce(x.edited, c.edited_at),
                published_at = case when x.status = 0 then coalesce(c.published_at, x.at) else c.published_at end,
                decision_id = coalesce(x.decision_id, c.decision_id),
                reply_count = c.reply_count + coalesce(x.shown_below, 0)
              from (select coalesce(a.site_id, b.site_id) as site_id, coalesce(a.comment_id, b.comment_id) as comment_id,
                           a.kind, a.status, a.revises, a.newest, a.seen, a.reports, a.due, a.text, a.text_html, a.edited, a.at,
                           a.decision_id, b.shown as shown_below
                    from applied a full join below b on b.site_id = a.site_id and b.comment_id = a.comment_id) x
              where c.site_id = x.site_id and c.comment_id = x.comment_id
              returning c.*
            ),
            decided as (
              insert into decision (site_id, decision_id, comment_id, revision, action, before, after, account_id, by_name,
                                    reason, note, message, undoes, at, shown, leaves, seen, reports)
              select site_id, decision_id, comment_id, latest, action, before, status, by_account, by_name,
                     reason, note, message, undoes, at, case when ends then was end, newest, was_seen, were_reports
              from applied where decision_id is not null
            ),
            """;

    private static final String EVENTS = """
            counted as (
              insert into thread_counter as k (site_id, thread_id, published, pulse)
              select site_id, thread_id, greatest(sum(shown), 0),
                     pulse_of(array_agg(coalesce(first_shown, at)) filter (where shown > 0)) from applied
              where shown <> 0 and (select count(*) from written) >= 0
              group by site_id, thread_id order by site_id, thread_id
              on conflict (site_id, thread_id) do update set (published, pulse) = (
                select k.published + sum(a.shown)::int,
                       pulse_change(k.pulse, array_agg(coalesce(a.first_shown, a.at)) filter (where a.shown > 0),
                         array_agg(coalesce(a.first_shown, a.at)) filter (where a.shown < 0))
                from applied a where a.site_id = excluded.site_id and a.thread_id = excluded.thread_id)
              returning site_id, thread_id, published
            ),
            freshened as (
              insert into fresh_counter as k (site_id, slot, fresh)
              select site_id, pg_backend_pid() & 63, sum(fresh) from applied
              where fresh <> 0 and (select count(*) from counted) >= 0
              group by site_id order by site_id
              on conflict (site_id, slot) do update set fresh = k.fresh + excluded.fresh
              returning 1
            ),
            news as materialized (
              select e.*, (random() * 4294967295 - 2147483648)::int as mark
              from (
                select site_id, thread_id as stream, 0 as rank, n, 0 as turn, comment_id, revises as revision, at,
                       (case when before <> 0 then 1 when status = 0 then 2 else 3 end)::smallint as type
                from applied where shown <> 0 or before = 0 and revises <> was and turned_down is not true
                union all
                select site_id, $23::uuid, 1, n, 0, comment_id, newest, at, (case when pends then 10 else 11 end)::smallint
                from applied
                where pends <> pended or pends and (kind = 0 or kind = 3 and findings is not null)
                union all
                select site_id, $23::uuid, 1, n, 1, comment_id, newest, at, 12::smallint
                from applied where decision_id is not null
              ) e
            ),
            head as (
              insert into stream_head as h (site_id, stream, seq, mark)
              select site_id, stream, count(*), (array_agg(mark order by n desc, turn desc))[1] from news
              where (select count(*) from freshened) >= 0
              group by site_id, stream, rank order by rank, site_id, stream
              on conflict (site_id, stream) do update set seq = h.seq + excluded.seq, mark = excluded.mark
              returning site_id, stream, seq, mark
            ),
            logged as (
              insert into event (site_id, stream, seq, mark, type, comment, revision, at)
              select e.site_id, e.stream, h.seq - e.total + e.ordinal, e.mark, e.type, e.comment_id, e.revision, e.at
              from (select *, row_number() over (partition by site_id, stream order by n, turn) as ordinal,
                           count(*) over (partition by site_id, stream) as total
                    from news) e
              join head h on h.site_id = e.site_id and h.stream = e.stream
              returning stream, seq, mark, comment, type, revision
            ),
            """;

    /** A site's row is there since the site was declared, so that a queue only ever changes from a count that is known. */
    private static final String QUEUES = """
            moved as materialized (
              select site_id, sum(pending)::int as pending, sum(reported)::int as reported, sum(spam)::int as spam,
                     sum(rejected)::int as rejected
              from applied where (pending, reported, spam, rejected) <> (0, 0, 0, 0)
              group by site_id
            ),
            queued as (
              insert into site_counter as k (site_id, pending, reported, spam, rejected)
              select site_id, greatest(pending, 0), greatest(reported, 0), greatest(spam, 0), greatest(rejected, 0) from moved
              where (select count(*) from head) >= 0
              order by site_id
              on conflict (site_id) do update set (pending, reported, spam, rejected) = (
                select k.pending + m.pending, k.reported + m.reported, k.spam + m.spam, k.rejected + m.rejected
                from moved m where m.site_id = excluded.site_id)
            )
            """;

    private static final String ANSWER = """
            select v.n, v.refusal, v.at, l.stream, l.seq, l.mark, l.type, l.revision as told, k.published,
                   v.parked, v.parked_html, w.*, t.name, t.avatar, t.badges
            from verdict v
            left join (select * from written union all
                       select * from locked c where not exists (
                         select from written w where w.site_id = c.site_id and w.comment_id = c.comment_id)) w
              on w.site_id = v.site_id and w.comment_id = v.comment_id
            left join account t on t.site_id = w.site_id and t.account_id = w.account_id
            left join logged l on l.comment = v.comment_id
            left join counted k on k.site_id = v.site_id and k.thread_id = v.thread_id
            order by v.n, l.seq
            """;

    static final String CHANGE = INPUT + LOCKED + INTENT + VERDICT + WRITTEN + EVENTS + QUEUES + ANSWER;

    private ChangeSql() {}
}

package io.repartee.comment;

/**
 * One statement that writes a batch of reports, any number about the same comment. The same order of locks as
 * {@link PostSql}. What it counts with of a comment is read from the locked row, so that of two reports at the same time one is
 * the first, and one is the one that hides.
 *
 * <p>A report weighs by what became of its reporter's last {@value #REMEMBERED} reports that were decided: with
 * {@code u} upheld and {@code d} dismissed it is {@code a = (u + 1) / (u + d + 2)}; it weighs {@code min(1, 2a)}, and nothing below
 * {@code a = 1/5}. So a newcomer's weighs 1, after three dismissals 0.4, after four nothing until one is upheld.
 */
final class ReportSql {
    private static final int REMEMBERED = 20;

    static final short FINE = 0;
    static final short NOT_FOUND = 1;
    static final short STATUS_CONFLICT = 2;
    static final short OWN = 3;
    static final short REPEATED = 4;

    static final String REPORT = """
            with input as materialized (
              select * from unnest($1::int[], $2::int[], $3::uuid[], $4::uuid[], $5::uuid[], $6::smallint[], $7::text[],
                                   $8::boolean[], $9::int[], $10::timestamptz[], $11::text[], $12::text[], $13::text[],
                                   $14::text[], $15::text[], $16::bytea[])
                as i(n, site_id, comment_id, report_id, account_id, reason, detail, weighs, to_hide, at,
                     offence, location, explanation, name, email, token_hash)
            ),
            locked as materialized (
              select c.* from comment c
              where (c.site_id, c.comment_id) in (
                select i.site_id, i.comment_id from input i
                union
                select i.site_id, unnest(t.path)
                from input i join comment t on t.site_id = i.site_id and t.comment_id = i.comment_id
                where i.to_hide > 0 and not t.seen)
              order by c.site_id, c.comment_id
              for no key update
            ),
            verdict as materialized (
              select i.*, c.revision,
                case
                  when c.comment_id is null then 1
                  when r.report_id is not null then 4
                  when c.status <> 0 then 2
                  when c.account_id = i.account_id then 3
                  else 0
                end::smallint as refusal,
                case
                  when not i.weighs then 0
                  when record.trust < 0.2 then 0
                  else least(100, 200 * record.trust)
                end::smallint as weight
              from input i
              left join locked c on c.site_id = i.site_id and c.comment_id = i.comment_id
              left join report r on r.site_id = i.site_id and r.comment_id = i.comment_id and r.revision = c.revision
                and r.account_id = i.account_id
              cross join lateral (
                select (count(*) filter (where l.verdict = 1) + 1) / (count(*) + 2.0) as trust
                from (select o.verdict from report o
                      where i.weighs and o.account_id = i.account_id and o.site_id = i.site_id and o.verdict is not null
                      order by o.decided_at desc limit %d) l) record
            ),
            inserted as (
              insert into report (site_id, report_id, comment_id, revision, account_id, reason, detail, weight, at)
              select site_id, report_id, comment_id, revision, account_id, reason, detail, weight, at
              from verdict where refusal = 0
              order by site_id, comment_id, account_id
              on conflict do nothing
              returning report_id
            ),
            accepted as materialized (
              select * from verdict where refusal = 0 and report_id in (select report_id from inserted)
            ),
            noticed as (
              insert into notice (site_id, report_id, offence, location, explanation, name, email, token_hash)
              select site_id, report_id, offence, location, explanation, name, email, token_hash
              from accepted where token_hash is not null
            ),
            reported as materialized (
              select c.site_id, c.comment_id, c.thread_id, c.path, c.revision, c.seen, c.published_at, c.reports = 0 as first, a.n, a.at,
                c.reports + a.reports as reports,
                case when c.reports = 0 then 0 else c.report_weight end + a.weight as weight,
                (a.to_hide > 0 and not c.seen and c.latest = c.revision
                  and case when c.reports = 0 then 0 else c.report_weight end + a.weight >= 100 * a.to_hide) as hides
              from (select site_id, comment_id, min(n) as n, max(at) as at, max(to_hide) as to_hide,
                           count(*)::int as reports, sum(weight)::int as weight
                    from accepted group by site_id, comment_id) a
              join locked c on c.site_id = a.site_id and c.comment_id = a.comment_id
            ),
            below as materialized (
              select site_id, ancestor as comment_id, count(*)::int as hidden
              from reported cross join lateral unnest(path) as ancestor
              where hides group by site_id, ancestor
            ),
            written as (
              update comment c set
                status = case when x.hides then 1 else c.status end,
                reports = coalesce(x.reports, c.reports),
                report_weight = coalesce(x.weight, c.report_weight),
                reply_count = c.reply_count - coalesce(x.hidden, 0)
              from (select coalesce(r.site_id, b.site_id) as site_id, coalesce(r.comment_id, b.comment_id) as comment_id,
                           r.hides, r.reports, r.weight, b.hidden
                    from reported r full join below b on b.site_id = r.site_id and b.comment_id = r.comment_id) x
              where c.site_id = x.site_id and c.comment_id = x.comment_id
              returning c.*
            ),
            found as (
              insert into finding as f (site_id, comment_id, revision, phases, findings)
              select site_id, comment_id, revision, array['reports'], jsonb_build_array(jsonb_build_object(
                'phase', 'reports', 'ruling', 'hold', 'saw', reports || ' reports', 'span', null))
              from reported where hides
              on conflict (site_id, comment_id, revision) do update set
                phases = f.phases || excluded.phases, findings = f.findings || excluded.findings
              where not f.phases @> excluded.phases
            ),
            counted as (
              insert into thread_counter as k (site_id, thread_id, published)
              select site_id, thread_id, 0 from reported
              where hides and (select count(*) from written) >= 0
              group by site_id, thread_id order by site_id, thread_id
              on conflict (site_id, thread_id) do update set (published, pulse) = (
                select k.published - count(*)::int, pulse_change(k.pulse, null, array_agg(r.published_at)) from reported r
                where r.hides and r.site_id = excluded.site_id and r.thread_id = excluded.thread_id)
              returning site_id, thread_id, published
            ),
            fresh as (
              insert into fresh_counter as k (site_id, slot, fresh)
              select site_id, pg_backend_pid() & 63, -count(*) from reported
              where hides and (select count(*) from counted) >= 0
              group by site_id order by site_id
              on conflict (site_id, slot) do update set fresh = k.fresh + excluded.fresh
              returning 1
            ),
            news as materialized (
              select site_id, thread_id as stream, 0 as rank, n, 3::smallint as type, comment_id, revision, at,
                     (random() * 4294967295 - 2147483648)::int as mark
              from reported where hides
              union all
              select site_id, $17::uuid, 1, n, 10::smallint, comment_id, revision, at,
                     (random() * 4294967295 - 2147483648)::int
              from reported where hides or first
            ),
            head as (
              insert into stream_head as h (site_id, stream, seq, mark)
              select site_id, stream, count(*), (array_agg(mark order by n desc))[1] from news
              where (select count(*) from counted) >= 0 and (select count(*) from fresh) >= 0
              group by site_id, stream, rank order by rank, site_id, stream
              on conflict (site_id, stream) do update set seq = h.seq + excluded.seq, mark = excluded.mark
              returning site_id, stream, seq, mark
            ),
            logged as (
              insert into event (site_id, stream, seq, mark, type, comment, revision, at)
              select e.site_id, e.stream, h.seq - e.total + e.ordinal, e.mark, e.type, e.comment_id, e.revision, e.at
              from (select *, row_number() over (partition by site_id, stream order by n) as ordinal,
                           count(*) over (partition by site_id, stream) as total
                    from news) e
              join head h on h.site_id = e.site_id and h.stream = e.stream
              returning site_id, stream, seq, mark, comment, type, at
            ),
            queued as (
              insert into site_counter as k (site_id, reported, pending)
              select site_id, count(*) filter (where first), count(*) filter (where hides) from reported
              where (first or hides) and (select count(*) from head) >= 0
              group by site_id order by site_id
              on conflict (site_id) do update set
                reported = k.reported + excluded.reported, pending = k.pending + excluded.pending
            )
            select v.n, case when v.refusal = 0 and a.n is null then 4 else v.refusal end::smallint as refusal,
                   l.at, l.stream, l.seq, l.mark, l.type, k.published, w.*, t.name, t.avatar, t.badges
            from verdict v
            left join accepted a on a.n = v.n
            left join reported r on r.n = v.n
            left join (select * from written union all
                       select * from locked c where not exists (
                         select from written w where w.site_id = c.site_id and w.comment_id = c.comment_id)) w
              on w.site_id = v.site_id and w.comment_id = v.comment_id
            left join account t on t.site_id = w.site_id and t.account_id = w.account_id
            left join logged l on l.site_id = r.site_id and l.comment = r.comment_id
            left join counted k on k.site_id = r.site_id and k.thread_id = r.thread_id
            order by v.n, l.stream, l.seq
            """.formatted(REMEMBERED);

    private ReportSql() {}
}

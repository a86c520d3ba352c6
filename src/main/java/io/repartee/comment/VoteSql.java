package io.repartee.comment;

/**
 * One statement that casts a batch of votes and reactions, any number about the same comment: however many they are, a comment's
 * row changes once. The same order of locks as {@link PostSql}: comments, thread counters.
 *
 * <p>What one person says last in a batch is what counts. By how much the totals change follows from the rows that were
 * really written, not from what the snapshot showed before: of two nodes at one comment the second one waits for the first
 * one's lock, and then finds what the first one wrote.
 */
final class VoteSql {
    static final short FINE = 0;
    static final short NOT_FOUND = 1;
    static final short NOT_SHOWN = 3;
    static final short OWN = 5;
    static final short CLOSED = 6;
    static final short OFF = 7;

    static final String VOTE = """
            with input as materialized (
              select * from unnest($1::int[], $2::int[], $3::uuid[], $4::uuid[], $5::text[], $6::smallint[], $7::timestamptz[])
                as i(n, site_id, comment_id, account_id, kind, value, at)
            ),
            locked as materialized (
              select c.site_id, c.comment_id, c.thread_id, c.status, c.account_id, c.up, c.down, c.reactions, c.tally
              from comment c
              where (c.site_id, c.comment_id) in (select site_id, comment_id from input)
              order by c.site_id, c.comment_id
              for no key update
            ),
            verdict as materialized (
              select i.*, c.thread_id,
                case
                  when c.comment_id is null then 1
                  when c.status <> 0 then 3
                  when c.account_id = i.account_id then 5
                  when not thread_open(t.open, t.opens_at, t.closes_at, i.at) then 6
                  when not case when i.kind = '' then t.votes else t.reactions end then 7
                  else 0
                end::smallint as refusal
              from input i
              left join locked c on c.site_id = i.site_id and c.comment_id = i.comment_id
              left join thread t on t.site_id = c.site_id and t.thread_id = c.thread_id
            ),
            said as materialized (
              select distinct on (site_id, comment_id, account_id, kind) *
              from verdict where refusal = 0
              order by site_id, comment_id, account_id, kind, n desc
            ),
            cast_now as (
              insert into vote as v (site_id, comment_id, account_id, kind, thread_id, value, at)
              select site_id, comment_id, account_id, kind, thread_id, value, at from said where value <> 0
              order by site_id, comment_id, account_id, kind
              on conflict (site_id, comment_id, account_id, kind) do update
                set value = excluded.value, was = v.value, at = excluded.at
                where v.value <> excluded.value
              returning site_id, comment_id, thread_id, kind, value, was
            ),
            taken_back as (
              delete from vote v using said s
              where s.value = 0 and v.site_id = s.site_id and v.comment_id = s.comment_id
                and v.account_id = s.account_id and v.kind = s.kind
              returning v.site_id, v.comment_id, v.thread_id, v.kind, 0::smallint as value, v.value as was
            ),
            ballot as materialized (select * from cast_now union all select * from taken_back),
            reacted as materialized (
              select site_id, comment_id, jsonb_object_agg(kind, change) as change
              from (select site_id, comment_id, kind, sum(value - was)::int as change
                    from ballot where kind <> '' group by site_id, comment_id, kind) k
              group by site_id, comment_id
            ),
            changed as materialized (
              select site_id, comment_id, (array_agg(thread_id))[1] as thread_id,
                     coalesce(sum((value = 1)::int - (was = 1)::int) filter (where kind = ''), 0)::int as up,
                     coalesce(sum((value = -1)::int - (was = -1)::int) filter (where kind = ''), 0)::int as down
              from ballot group by site_id, comment_id
            ),
            counted as (
              insert into thread_counter as k (site_id, thread_id, tally)
              select site_id, thread_id, 1 from changed group by site_id, thread_id order by site_id, thread_id
              on conflict (site_id, thread_id) do update set tally = k.tally + 1
              returning site_id, thread_id, tally
            ),
            written as (
              update comment c
              set up = greatest(0, c.up + d.up), down = greatest(0, c.down + d.down), tally = d.tally,
                  reactions = case when d.change is null then c.reactions else tallied(c.reactions, d.change) end
              from (select d.*, k.tally, r.change
                    from changed d
                    join counted k on k.site_id = d.site_id and k.thread_id = d.thread_id
                    left join reacted r on r.site_id = d.site_id and r.comment_id = d.comment_id) d
              where c.site_id = d.site_id and c.comment_id = d.comment_id
              returning c.site_id, c.comment_id, c.up, c.down, c.reactions, c.tally
            )
            select v.n, v.refusal, v.thread_id, s.value, coalesce(w.up, c.up) as up, coalesce(w.down, c.down) as down,
                   case when w.comment_id is null then c.reactions else w.reactions end as reactions,
                   coalesce(w.tally, c.tally) as tally, w.comment_id is not null as changed
            from verdict v
            left join said s on s.site_id = v.site_id and s.comment_id = v.comment_id
              and s.account_id = v.account_id and s.kind = v.kind
            left join locked c on c.site_id = v.site_id and c.comment_id = v.comment_id
            left join written w on w.site_id = v.site_id and w.comment_id = v.comment_id
            order by v.n
            """;

    /** The same for reactions on pages. A page that nobody has commented on has no row but may have reactions. */
    static final String REACT = """
            with input as materialized (
              select * from unnest($1::int[], $2::int[], $3::uuid[], $4::uuid[], $5::text[], $6::bool[], $7::timestamptz[])
                as i(n, site_id, thread_id, account_id, reaction, given, at)
            ),
            verdict as materialized (
              select i.*, case when not t.reactions then 7 else 0 end::smallint as refusal
              from input i left join thread t on t.site_id = i.site_id and t.thread_id = i.thread_id
            ),
            said as materialized (
              select distinct on (site_id, thread_id, account_id, reaction) *
              from verdict where refusal = 0
              order by site_id, thread_id, account_id, reaction, n desc
            ),
            given_now as (
              insert into page_reaction (site_id, thread_id, account_id, reaction, at)
              select site_id, thread_id, account_id, reaction, at from said where given
              order by site_id, thread_id, account_id, reaction
              on conflict do nothing
              returning site_id, thread_id, reaction, 1 as change
            ),
            taken_back as (
              delete from page_reaction p using said s
              where not s.given and p.site_id = s.site_id and p.thread_id = s.thread_id
                and p.account_id = s.account_id and p.reaction = s.reaction
              returning p.site_id, p.thread_id, p.reaction, -1 as change
            ),
            changed as materialized (
              select site_id, thread_id, jsonb_object_agg(reaction, change) as change
              from (select site_id, thread_id, reaction, sum(change)::int as change
                    from (select * from given_now union all select * from taken_back) b
                    group by site_id, thread_id, reaction) k
              group by site_id, thread_id
            ),
            counted as (
              insert into thread_counter as k (site_id, thread_id, tally, page_tally, reactions)
              select site_id, thread_id, 1, 1, tallied(null, change) from changed order by site_id, thread_id
              on conflict (site_id, thread_id) do update
                set tally = k.tally + 1, page_tally = k.tally + 1, reactions = tallied(k.reactions, (
                  select d.change from changed d where d.site_id = excluded.site_id and d.thread_id = excluded.thread_id))
              returning site_id, thread_id, tally, reactions
            )
            select v.n, v.refusal, v.thread_id, case when k.thread_id is null then t.reactions else k.reactions end as reactions,
                   coalesce(k.tally, t.tally, 0) as tally, k.thread_id is not null as changed
            from verdict v
            left join thread_counter t on t.site_id = v.site_id and t.thread_id = v.thread_id
            left join counted k on k.site_id = v.site_id and k.thread_id = v.thread_id
            order by v.n
            """;

    /**
     * What is given on pages now. {@link #REACT} that waited for another one to give the same reaction saw the totals as they were before it,
     * and as it changes nothing it locks no row that would be newer.
     */
    static final String REACTIONS_NOW = """
            select w.n, k.reactions, k.tally
            from unnest($1::int[], $2::int[], $3::uuid[]) as w(n, site_id, thread_id)
            join thread_counter k on k.site_id = w.site_id and k.thread_id = w.thread_id
            """;

    private VoteSql() {}
}

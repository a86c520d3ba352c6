package io.repartee.person;

import io.repartee.account.RightsEvents;
import io.repartee.engagement.ThreadChangedSql;

/**
 * The statements of {@link ClaimGuest}, one transaction, in the order of locks that all writers keep: accounts, comments, thread counters,
 * streams. $1 site, $2 the guest, $3 whose part it becomes.
 */
final class ClaimSql {
    /** A guest who has written more than that is moved by nobody in one transaction. */
    static final int MOST_COMMENTS = 5_000;

    private static final int MOST_THREADS = 500;

    static final String LOCK = """
            select account_id, kind from account
             where site_id = $1 and account_id in ($2, $3) and name <> ''
             order by account_id for no key update
            """;

    static final String TOO_MANY = """
            select count(*) > %1$d as many
              from (select 1 from comment where site_id = $1 and account_id = $2 limit %1$d + 1) c
            """.formatted(MOST_COMMENTS);

    static final String COMMENTS = """
            with mine as materialized (
              select site_id, comment_id from comment
               where site_id = $1 and account_id = $2
               order by comment_id for no key update
            )
            update comment c set account_id = $3 from mine m
             where c.site_id = m.site_id and c.comment_id = m.comment_id
            """;

    /** Voices that one person does not have: on what is their own now, and a second one. The comments are held for their totals. */
    static final String LOCK_VOTED = """
            select comment_id from comment
             where site_id = $1 and comment_id in (
               select v.comment_id from vote v join comment c on c.site_id = v.site_id and c.comment_id = v.comment_id
                where v.site_id = $1 and v.account_id in ($2, $3)
                  and (c.account_id = $3 or v.account_id = $2 and exists (
                    select from vote o where o.site_id = v.site_id and o.comment_id = v.comment_id and o.kind = v.kind
                       and o.account_id = $3)))
             order by comment_id for no key update
            """;

    static final String DROP_VOTES = """
            with gone as (
              delete from vote v using comment c
               where v.site_id = $1 and v.account_id in ($2, $3)
                 and c.site_id = v.site_id and c.comment_id = v.comment_id
                 and (c.account_id = $3 or v.account_id = $2 and exists (
                   select from vote o where o.site_id = v.site_id and o.comment_id = v.comment_id and o.kind = v.kind
                      and o.account_id = $3))
              returning v.site_id, v.comment_id, v.thread_id, v.kind, v.value
            ),
            changed as (
              select site_id, comment_id, (array_agg(thread_id))[1] as thread_id,
                     coalesce(sum((kind = '' and value = 1)::int), 0)::int as up,
                     coalesce(sum((kind = '' and value = -1)::int), 0)::int as down
                from gone group by site_id, comment_id
            ),
            reacted as (
              select comment_id, jsonb_object_agg(kind, -n) as change
                from (select comment_id, kind, count(*) as n from gone where kind <> '' group by comment_id, kind) k
               group by comment_id
            ),
            counted as (
              insert into thread_counter as k (site_id, thread_id, tally)
              select site_id, thread_id, 1 from changed group by site_id, thread_id order by site_id, thread_id
              on conflict (site_id, thread_id) do update set tally = k.tally + 1
              returning site_id, thread_id, tally
            )
            update comment c
               set up = greatest(0, c.up - d.up), down = greatest(0, c.down - d.down), tally = k.tally,
                   reactions = case when r.change is null then c.reactions else tallied(c.reactions, r.change) end
              from changed d
              join counted k on k.site_id = d.site_id and k.thread_id = d.thread_id
              left join reacted r on r.comment_id = d.comment_id
             where c.site_id = d.site_id and c.comment_id = d.comment_id
            """;

    static final String VOTES = "update vote set account_id = $3 where site_id = $1 and account_id = $2";

    static final String DROP_ON_PAGES = """
            with gone as (
              delete from page_reaction r
               where r.site_id = $1 and r.account_id = $2 and exists (
                 select from page_reaction o where o.site_id = r.site_id and o.thread_id = r.thread_id
                    and o.reaction = r.reaction and o.account_id = $3)
              returning r.site_id, r.thread_id, r.reaction
            ),
            changed as materialized (
              select site_id, thread_id, jsonb_object_agg(reaction, -1) as change from gone group by site_id, thread_id
               order by site_id, thread_id
            )
            update thread_counter k
               set tally = k.tally + 1, page_tally = k.tally + 1, reactions = tallied(k.reactions, x.change)
              from changed x where k.site_id = x.site_id and k.thread_id = x.thread_id
            """;

    static final String ON_PAGES = "update page_reaction set account_id = $3 where site_id = $1 and account_id = $2";

    /** What the guest follows, and who follows the guest; nobody follows themselves. */
    static final String FOLLOWS = """
            with mine as (
              insert into follow (site_id, account_id, kind, ref, target, at)
              select site_id, $3::uuid, kind, ref, target, at from follow
               where site_id = $1 and account_id = $2 and not (kind = 1 and ref = $3::uuid::text)
              on conflict do nothing
            ),
            others as (
              insert into follow (site_id, account_id, kind, ref, target, at)
              select site_id, account_id, kind, $3::uuid::text, $3::uuid::text, at from follow
               where site_id = $1 and kind = 1 and ref = $2::uuid::text and account_id not in ($2, $3)
              on conflict do nothing
            )
            delete from follow where site_id = $1 and (account_id = $2 or kind = 1 and ref = $2::uuid::text)
            """;

    static final String MUTES = """
            with mine as (
              insert into mute (site_id, account_id, muted, at)
              select site_id, $3::uuid, muted, at from mute where site_id = $1 and account_id = $2 and muted <> $3
              on conflict do nothing
            ),
            others as (
              insert into mute (site_id, account_id, muted, at)
              select site_id, account_id, $3::uuid, at from mute where site_id = $1 and muted = $2 and account_id <> $3
              on conflict do nothing
            )
            delete from mute where site_id = $1 and (account_id = $2 or muted = $2)
            """;

    /** $3 must have no second notice about the same; what is unread is counted with them. */
    static final String NOTICES = """
            with moved as (
              update notification n set account_id = $3
               where n.site_id = $1 and n.account_id = $2 and not exists (
                 select from notification o where o.site_id = n.site_id and o.account_id = $3 and o.subject = n.subject)
              returning not n.read as unread
            )
            insert into inbox as i (site_id, account_id, unread)
            select $1::int, $3::uuid, count(*) from moved where unread having count(*) > 0
            on conflict (site_id, account_id) do update set unread = i.unread + excluded.unread
            """;

    static final String FORGET_INBOX = """
            with notices as (delete from notification where site_id = $1 and account_id = $2)
            delete from inbox where site_id = $1 and account_id = $2 and $3::uuid is not null
            """;

    /** What moderators know of the guest, they know of the person. */
    static final String RECORD = """
            with reports as (
              update report r set account_id = $3
               where r.site_id = $1 and r.account_id = $2 and not exists (
                 select from report o where o.site_id = r.site_id and o.comment_id = r.comment_id and o.revision = r.revision
                    and o.account_id = $3)
            ),
            appeals as (update appeal set account_id = $3 where site_id = $1 and account_id = $2),
            notes as (update account_note set account_id = $3 where site_id = $1 and account_id = $2),
            keys as (delete from idempotency where site_id = $1 and account_id = $2)
            update sanction set account_id = $3 where site_id = $1 and account_id = $2
            """;

    /** $4 how many comments. */
    static final String AUDIT = """
            select audit_write($1, 'account.claimed', $3, $2, jsonb_build_object('comments', $4::int))
            """;

    /** Nothing but its id is left of the guest. */
    static final String LEAVE = """
            update account set name = '', avatar = null where site_id = $1 and account_id = $2 and $3::uuid is not null
            """;

    /** $2 whose they are now, $3 now. */
    static final String TELL_READERS =
            """
            with latest as (
              select thread_id from comment
               where site_id = $1 and account_id = $2 and status = 0
               order by comment_id desc limit %d
            ),
            touched as (
              select distinct $1::int as site_id, thread_id, $3::timestamptz as at from latest limit %d
            ),
            """.formatted(MOST_COMMENTS, MOST_THREADS) + ThreadChangedSql.events("touched") + ThreadChangedSql.TOLD;

    /** $4 now: the guest's tokens count no more, and both stand differently. */
    static final String END = RightsEvents.MERGED;

    private ClaimSql() {}
}

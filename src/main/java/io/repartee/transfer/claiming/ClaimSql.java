package io.repartee.transfer.claiming;

/** The statements of {@link ClaimAuthors}. Of the site $1, from the imported author $2 to the person $3. */
final class ClaimSql {
    /** In the order in which all writers lock accounts. Two rows when there is something to do. */
    static final String LOCK = """
            select account_id from account
            where site_id = $1 and (account_id = $2 and kind = 3 or account_id = $3 and kind <> 3)
            order by account_id for no key update
            """;

    /** So many comments, and an event for each page whose readers see one of them. */
    static final String COMMENTS = """
            with part as materialized (
              select comment_id from comment where site_id = $1 and account_id = $2
              order by comment_id limit 2000 for no key update
            ),
            moved as (
              update comment c set account_id = $3 from part p where c.site_id = $1 and c.comment_id = p.comment_id
              returning c.thread_id, c.status, c.reply_count
            ),
            head as (
              insert into stream_head as h (site_id, stream, seq, mark)
              select $1, thread_id, 1, (random() * 4294967295 - 2147483648)::int from moved
              where status = 0 or reply_count > 0 group by thread_id order by thread_id
              on conflict (site_id, stream) do update set seq = h.seq + 1, mark = excluded.mark
              returning site_id, stream, seq, mark
            ),
            told as (
              insert into event (site_id, stream, seq, mark, type, at)
              select site_id, stream, seq, mark, 4, now() from head
              returning stream, seq, mark, at
            )
            select t.stream, t.seq, t.mark, t.at, (select count(*) from part)::int as comments
            from (select 1) one left join told t on true order by t.stream
            """;

    /** What moderators said of the author, they said of the person. */
    static final String[] REST = {
        "update sanction set account_id = $3 where site_id = $1 and account_id = $2",
        "update account_note set account_id = $3 where site_id = $1 and account_id = $2",
        """
        insert into mute (site_id, account_id, muted, at)
        select site_id, account_id, $3, at from mute where site_id = $1 and muted = $2 and account_id <> $3 on conflict do nothing
        """,
        "delete from mute where site_id = $1 and muted = $2 and $3::uuid is not null",
        """
        insert into follow (site_id, account_id, kind, ref, target, at)
        select site_id, account_id, kind, $3::uuid::text, $3::uuid::text, at from follow
        where site_id = $1 and kind = 1 and ref = $2::uuid::text and account_id <> $3::uuid on conflict do nothing
        """,
        "delete from follow where site_id = $1 and kind = 1 and ref = $2::uuid::text and $3::uuid is not null",
        "delete from account_right where site_id = $1 and account_id = $2 and $3::uuid is not null",
        "delete from account where site_id = $1 and account_id = $2 and kind = 3 and $3::uuid is not null"
    };

    /** Authors of an import of whom the site knew already who they are. */
    static final String KNOWN = """
            select imported_authors(m.site_id, m.account_id, m.mail_key, null)
            from account_mail m
            join account_claim c on c.site_id = m.site_id
              and c.email_digest = sha256(convert_to('claim of site ' || m.site_id || E'\\n' || m.mail_key, 'UTF8'))
            where m.site_id = ?
            union all
            select imported_authors(a.site_id, a.account_id, null, a.subject)
            from account a join account_claim c on c.site_id = a.site_id and c.subject = a.subject
            where a.site_id = ? and a.kind = 1
            """;

    private ClaimSql() {}
}

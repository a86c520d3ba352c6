package io.repartee.account.session;

import io.repartee.stream.ControlSql;
import io.repartee.stream.EventType;

/** The statements of {@link SessionStore}. Where a session ends early, the nodes are told in the same transaction. */
final class SessionSql {
    /** Who has more sessions than these loses the ones not used for longest. */
    static final int MOST_PER_ACCOUNT = 50;

    /** Rows that one sweep takes at a time. */
    static final int FORGET_AT_ONCE = 500;

    /** $1 site, $2 session, $3 account, $4 hash, $5 method, $6 device, $7 now, $8 its end. */
    static final String BEGIN = """
            with too_many as (
              update session s set ended_at = $7, ended_because = 3
                from (select session_id from session
                       where site_id = $1 and account_id = $3 and ended_at is null
                       order by rotated_at desc offset %d) old
               where s.site_id = $1 and s.session_id = old.session_id
            )
            insert into session (site_id, session_id, account_id, hash, method, device, created_at, rotated_at, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, $7, $8)
            """.formatted(MOST_PER_ACCOUNT - 1);

    /** A row when the token was the newest of a living session: $3 its generation, $4 its hash, $5 the next hash, $6 now, $7 the new end. */
    static final String ROTATE = """
            update session s set generation = generation + 1, hash = $5, rotated_at = $6, expires_at = $7
              from account a left join account_mail m on m.site_id = a.site_id and m.account_id = a.account_id
             where s.site_id = $1 and s.session_id = $2 and s.generation = $3 and s.hash = $4
               and s.ended_at is null and s.expires_at > $6
               and a.site_id = s.site_id and a.account_id = s.account_id
            returning s.account_id, s.session_id, a.kind, a.name, a.avatar, m.mail_key
            """;

    static final String FIND = """
            select s.account_id, s.session_id, a.kind, a.name, a.avatar, m.mail_key,
                   s.generation, s.hash, s.rotated_at, s.expires_at, s.ended_at
              from session s
              join account a on a.site_id = s.site_id and a.account_id = s.account_id
              left join account_mail m on m.site_id = a.site_id and m.account_id = a.account_id
             where s.site_id = $1 and s.session_id = $2
            """;

    static final String OF_ACCOUNT = """
            select session_id, method, device, created_at, rotated_at, expires_at
              from session
             where site_id = $1 and account_id = $2 and ended_at is null and expires_at > $3
             order by rotated_at desc, session_id
             limit %d
            """.formatted(MOST_PER_ACCOUNT);

    /** $2 session, $3 account, $4 now, $5 why. */
    static final String END = """
            with ended as (
              update session set ended_at = $4, ended_because = $5
               where site_id = $1 and session_id = $2 and account_id = $3 and ended_at is null
              returning site_id, account_id as subject, ended_at as at
            ),
            """ + ControlSql.events("ended", EventType.RIGHTS_CHANGED) + ControlSql.TOLD;

    static final String FORGET = """
            delete from session where (site_id, session_id) in (
              select site_id, session_id from session where expires_at < now() - interval '1 day'
               limit %d for update skip locked)
            """.formatted(FORGET_AT_ONCE);

    private SessionSql() {}
}

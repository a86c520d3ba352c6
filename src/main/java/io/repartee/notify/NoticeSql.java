package io.repartee.notify;

/**
 * Pieces of SQL with which notices reach inboxes, in whatever statement finds them: the row of the inbox with its count of what
 * is unread, and the event of the person's stream, in one transaction. Locks are taken in the order of notices, inboxes,
 * streams, each by site and account.
 */
final class NoticeSql {
    static final short REPLY = 1;
    static final short MENTION = 2;
    static final short FOLLOWED = 3;
    static final short DECISION = 4;

    /** {@code inbox.changed}, in the numbers of events. */
    static final short CHANGED = 30;

    /**
     * From {@code wanted} (site_id, account_id, subject, kind, comment_id, actor, at) to {@code given}. Nobody is told of what they did
     * themselves, of what they do not want, or of somebody whom they have muted; of one thing only once, for the strongest reason.
     */
    static final String GIVE = """
            allowed as (
              select distinct on (w.site_id, w.account_id, w.subject) w.*
              from wanted w
              join account r on r.site_id = w.site_id and r.account_id = w.account_id
              left join inbox b on b.site_id = w.site_id and b.account_id = w.account_id
              where w.account_id is distinct from w.actor
                and coalesce(b.quiet, 0) & (1 << w.kind) = 0
                and not exists (
                  select from mute m where m.site_id = w.site_id and m.account_id = w.account_id and m.muted = w.actor)
              order by w.site_id, w.account_id, w.subject, w.kind
            ),
            given as (
              insert into notification as n (site_id, account_id, subject, kind, comment_id, at)
              select site_id, account_id, subject, kind, comment_id, at from allowed
              order by site_id, account_id, subject
              on conflict (site_id, account_id, subject) do update set kind = excluded.kind where n.kind > excluded.kind
              returning site_id, account_id, (n.xmax = 0) as fresh
            ),
            """;

    /** From {@code given} to {@code counted}; what wants mail is due by what the person has chosen. {@code now} is a parameter. */
    static String count(String now) {
        return """
                counted as (
                  insert into inbox as i (site_id, account_id, unread)
                  select site_id, account_id, count(*) from given where fresh
                  group by site_id, account_id order by site_id, account_id
                  on conflict (site_id, account_id) do update set
                    unread = i.unread + excluded.unread,
                    mail_due = case
                      when i.mail_due is not null or not i.mail_confirmed then i.mail_due
                      when i.mail_when = 1 then %1$s + interval '30 seconds'
                      when i.mail_when = 2 then date_trunc('hour', %1$s) + interval '1 hour'
                      when i.mail_when = 3 then date_trunc('day', %1$s - interval '7 hours', 'UTC') + interval '31 hours'
                    end
                  returning site_id, account_id
                ),
                """.formatted(now);
    }

    /** From {@code counted} to {@code account_event}. */
    static String tell(String now) {
        return """
                account_head as (
                  insert into stream_head as h (site_id, stream, seq, mark)
                  select site_id, account_id, 1, (random() * 4294967295 - 2147483648)::int from counted
                  order by site_id, account_id
                  on conflict (site_id, stream) do update set seq = h.seq + excluded.seq, mark = excluded.mark
                  returning site_id, stream, seq, mark
                ),
                account_event as (
                  insert into event (site_id, stream, seq, mark, type, comment, revision, at, xid)
                  select site_id, stream, seq, mark, %d, null, 0, %s, null from account_head
                  returning site_id, stream, seq, mark, type, comment, revision, at
                )
                """.formatted(CHANGED, now);
    }

    /** From {@code taken} (site_id, account_id, unread) to {@code counted}: notices that are there no more. */
    static final String UNCOUNT = """
            less as (
              select site_id, account_id, count(*) filter (where unread)::int as unread from taken group by site_id, account_id
            ),
            counted as (
              update inbox i set unread = i.unread - l.unread
              from (select * from less where unread > 0 order by site_id, account_id) l
              where i.site_id = l.site_id and i.account_id = l.account_id
              returning i.site_id, i.account_id
            ),
            """;

    /** The events of people's streams. */
    static final String TOLD = """
            select site_id, stream, seq, mark, type, comment, revision, at from account_event
            """;

    private NoticeSql() {}
}

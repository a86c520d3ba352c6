package io.repartee.notify.webhooks;

/** The statements of webhooks. */
final class WebhookSql {
    private static final String COLUMNS = """
            webhook_id, url, description, events, secret, old_secret, old_until, enabled, failing_since, disabled_at, disabled_why,
            created_at\
            """;

    static final String ALL =
            "select %s from webhook where site_id = $1 order by created_at, webhook_id".formatted(COLUMNS);

    static final String FIND = "select %s from webhook where site_id = $1 and webhook_id = $2".formatted(COLUMNS);

    /** It hears what happens from now on. $8 the stream of the firehose, $9 how many a site may have. */
    static final String CREATE = """
            insert into webhook (site_id, webhook_id, url, description, events, secret, created_by, position)
            select $1, $2, $3, $4, $5::smallint[], $6, $7,
                   coalesce((select seq from stream_head where site_id = $1 and stream = $8), 0)
            where (select count(*) from webhook where site_id = $1) < $9
            returning %s
            """.formatted(COLUMNS);

    /** What is null stays. Switched on again it hears what happens from now on. $7 the stream of the firehose. */
    static final String CHANGE = """
            update webhook w set
              url = coalesce($3, url),
              description = coalesce($4, description),
              events = coalesce($5::smallint[], events),
              enabled = coalesce($6, enabled),
              position = case when $6 and not enabled
                              then greatest(position, coalesce((select seq from stream_head where site_id = $1 and stream = $7), 0))
                              else position end,
              failing_since = case when $6 then null else failing_since end,
              disabled_at = case when $6 then null when $6 is false and enabled then $8 else disabled_at end,
              disabled_why = case when $6 then null else disabled_why end
            where site_id = $1 and webhook_id = $2
            returning %s
            """.formatted(COLUMNS);

    static final String DELETE = """
            with gone as (delete from outbox where site_id = $1 and destination = 'webhook:' || $2::uuid and kind = 'webhook')
            delete from webhook where site_id = $1 and webhook_id = $2
            """;

    /** The old secret signs too for a while. $3 the new one, $4 until when. */
    static final String ROTATE = """
            update webhook set old_secret = secret, old_until = $4, secret = $3 where site_id = $1 and webhook_id = $2
            returning %s
            """.formatted(COLUMNS);

    /**
     * From the numbers of the firehose to rows of the outbox, without leaving one out: how far each webhook has come is written by the same
     * statement. $1 the stream of the firehose, $2 how many events of each, $3 now.
     */
    static final String PUT = """
            with hook as materialized (
              select w.site_id, w.webhook_id, w.position, w.events
              from webhook w join stream_head h on h.site_id = w.site_id and h.stream = $1
              where w.enabled and w.position < h.seq
              order by w.site_id, w.webhook_id limit 50
              for update of w skip locked
            ),
            news as materialized (
              select k.site_id, k.webhook_id, k.events, e.seq, e.type, e.comment, e.at
              from hook k cross join lateral (
                select seq, type, comment, at from event
                where site_id = k.site_id and stream = $1 and seq > k.position order by seq limit $2) e
            ),
            put as (
              insert into outbox (site_id, kind, destination, key, body, due, since)
              select site_id, 'webhook', 'webhook:' || webhook_id, 'webhook:' || webhook_id || ':' || seq,
                     jsonb_build_object('webhook', webhook_id, 'seq', seq, 'type', type, 'comment', comment, 'at', at), $3, $3
              from news where type = any(events)
              order by site_id, webhook_id, seq
              on conflict (site_id, key) do nothing
              returning 1
            ),
            moved as (
              update webhook w set position = m.seq
              from (select site_id, webhook_id, max(seq) as seq from news group by site_id, webhook_id) m
              where w.site_id = m.site_id and w.webhook_id = m.webhook_id
            )
            select (select count(*) from put) as put, (select count(*) from news) as events
            """;

    /** What a delivery needs: the webhook, and its site's key. */
    static final String TARGET = """
            select s.key as site_key, %s from webhook w join (select site_id, key from site) s using (site_id)
            where site_id = $1 and webhook_id = $2
            """.formatted(COLUMNS);

    static final String SUCCEEDED = """
            update webhook set failing_since = null where site_id = $1 and webhook_id = $2 and failing_since is not null
            """;

    /** Switched off when it has failed for so long ($4 a time), or at once ($5). $3 now, $6 why. */
    static final String FAILED = """
            update webhook set
              failing_since = coalesce(failing_since, $3),
              enabled = enabled and not (coalesce(failing_since, $3) < $4 or $5),
              disabled_at = case when enabled and (coalesce(failing_since, $3) < $4 or $5) then $3 else disabled_at end,
              disabled_why = case when enabled and (coalesce(failing_since, $3) < $4 or $5) then $6 else disabled_why end
            where site_id = $1 and webhook_id = $2
            """;

    private WebhookSql() {}
}

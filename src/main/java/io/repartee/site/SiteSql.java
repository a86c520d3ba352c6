package io.repartee.site;

import io.repartee.stream.ControlSql;
import io.repartee.stream.EventType;

/** The statements of {@link SiteStore}. */
final class SiteSql {
    static final String FIND = """
            select site_id, key, name, origins, moderation, guests, policy::text as policy
              from site
             where key = $1
            """;

    static final String ALL = """
            select site_id, key, name, origins, moderation, guests, policy::text as policy
              from site
             order by key
            """;

    static final String KEYS = """
            select issuer, kid, algorithm, secret, roles
              from sso_key
             where site_id = $1
            """;

    /** A row when the site is already as {@link #DECLARE} would make it. */
    static final String IS_SO = """
            select site_id from site
             where key = $1 and name = $2 and origins = $3 and moderation = $4 and guests = $5
               for update
            """;

    /** The lock of the site's row also keeps two nodes that start at once from declaring the same site in between. */
    static final String DECLARE = """
            insert into site (key, name, origins, moderation, guests)
            values ($1, $2, $3, $4, $5)
                on conflict (key) do update
               set name = excluded.name, origins = excluded.origins, moderation = excluded.moderation,
                   guests = excluded.guests
            returning site_id
            """;

    static final String COUNTER = """
            insert into site_counter (site_id) values ($1) on conflict do nothing
            """;

    static final String FORGET_KEYS = """
            delete from sso_key where site_id = $1
            """;

    static final String ADD_KEY = """
            insert into sso_key (site_id, issuer, kid, algorithm, secret, roles)
            values ($1, $2, $3, $4, $5, $6)
            """;

    static final String SETTINGS = """
            select settings_revision, policy::text as policy from site where site_id = $1
            """;

    /** The audit log hears who changes them. */
    static final String CHANGE_SETTINGS = """
            with actor as materialized (select set_config('repartee.actor', $4, true)),
            written as (
              update site set policy = $3::text::jsonb, settings_revision = settings_revision + 1
                from actor
               where site_id = $1 and settings_revision = $2
              returning site_id, null::uuid as subject, now() as at
            ),
            """ + ControlSql.events("written", EventType.SITE_CHANGED) + ControlSql.TOLD;

    private SiteSql() {}
}

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
            select issuer, kid, algorithm, secret, roles, retires_at
              from sso_key
             where site_id = $1
            """;

    static final String DECLARED_KEYS = """
            select issuer, kid, algorithm, secret, roles, retires_at
              from sso_key
             where site_id = $1 and declared
            """;

    /** A row when the site is already as {@link #PUT} would make it. */
    static final String IS_SO = """
            select site_id from site
             where key = $1 and name = $2 and origins = $3 and moderation = $4 and guests = $5
               for update
            """;

    /** The lock of the site's row also keeps two nodes that start at once from declaring the same site in between. */
    static final String PUT = """
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

    static final String IS_DECLARED = """
            update site set declared = true where site_id = $1 and not declared
            """;

    /** What the configuration does not name any more is everybody's to change: $1 the keys of the sites that it names. */
    static final String ONLY_DECLARED = """
            with others as (
              update site set declared = false where declared and key <> all($1) returning site_id
            ),
            providers as (
              update sign_in_provider p set declared = false from others o where p.site_id = o.site_id and p.declared
            )
            update sso_key k set declared = false from others o where k.site_id = o.site_id and k.declared
            """;

    static final String FORGET_DECLARED_KEYS = """
            delete from sso_key where site_id = $1 and declared
            """;

    /** What is declared goes before what somebody made under the same name. */
    static final String DECLARE_KEY = """
            insert into sso_key (site_id, issuer, kid, algorithm, secret, roles, declared)
            values ($1, $2, $3, $4, $5, $6, true)
                on conflict (site_id, issuer, kid) do update
               set algorithm = excluded.algorithm, secret = excluded.secret, roles = excluded.roles,
                   declared = true, retires_at = null
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

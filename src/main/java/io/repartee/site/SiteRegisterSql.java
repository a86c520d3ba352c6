package io.repartee.site;

import io.repartee.stream.ControlSql;
import io.repartee.stream.EventType;

/** The statements of {@link SiteRegister}. The audit logs of the server and of the site hear who did it: $6. */
final class SiteRegisterSql {
    static final String ALL = """
            select key, name, origins, moderation, guests, declared, created_at from site order by key
            """;

    static final String FIND = """
            select key, name, origins, moderation, guests, declared, created_at from site where key = $1
            """;

    static final String MAKE = """
            with actor as materialized (select set_config('repartee.actor', $6, true)),
            made as (
              insert into site (key, name, origins, moderation, guests)
              select $1, $2, $3, $4, $5 from actor
              on conflict (key) do nothing
              returning site_id
            )
            insert into site_counter (site_id) select site_id from made returning site_id
            """;

    static final String CHANGE = """
            with actor as materialized (select set_config('repartee.actor', $6, true)),
            written as (
              update site set name = $2, origins = $3, moderation = $4, guests = $5
                from actor
               where key = $1 and not declared
              returning site_id, null::uuid as subject, now() as at
            ),
            """ + ControlSql.events("written", EventType.SITE_CHANGED) + ControlSql.TOLD;

    private SiteRegisterSql() {}
}

package io.repartee.site;

import io.repartee.stream.ControlSql;
import io.repartee.stream.EventType;

/** The statements of {@link SsoKeyStore}. What changes is told to the nodes and to the audit log in the same transaction. */
final class SsoKeySql {
    static final String ALL = """
            select key_id, issuer, kid, algorithm, secret, roles, retires_at, declared, created_at
              from sso_key
             where site_id = $1
             order by issuer, created_at, kid
            """;

    static final String FIND = """
            select key_id, issuer, kid, algorithm, secret, roles, retires_at, declared, created_at
              from sso_key
             where site_id = $1 and key_id = $2
            """;

    /** $2 id, $3 issuer, $4 kid, $5 algorithm, $6 material, $7 roles, $8 by whom. */
    static final String ADD = """
            with actor as materialized (select set_config('repartee.actor', $8, true)),
            written as (
              insert into sso_key (site_id, key_id, issuer, kid, algorithm, secret, roles)
              select $1, $2, $3, $4, $5, $6, $7 from actor
              returning site_id, null::uuid as subject, now() as at
            ),
            """ + ControlSql.events("written", EventType.KEYS_CHANGED) + ControlSql.TOLD;

    /** $2 the old key's id, $3 until when it counts, $4 the new one's id, $5 kid, $6 material, $7 by whom. */
    static final String ROTATE = """
            with actor as materialized (select set_config('repartee.actor', $7, true)),
            old as (
              update sso_key set retires_at = least(coalesce(retires_at, $3), $3)
                from actor
               where site_id = $1 and key_id = $2 and not declared
              returning site_id, issuer, algorithm, roles
            ),
            written as (
              insert into sso_key (site_id, key_id, issuer, kid, algorithm, secret, roles)
              select site_id, $4, issuer, $5, algorithm, $6, roles from old
              returning site_id, null::uuid as subject, now() as at
            ),
            """ + ControlSql.events("written", EventType.KEYS_CHANGED) + ControlSql.TOLD;

    static final String REMOVE = """
            with actor as materialized (select set_config('repartee.actor', $3, true)),
            written as (
              delete from sso_key using actor where site_id = $1 and key_id = $2 and not declared
              returning site_id, null::uuid as subject, now() as at
            ),
            """ + ControlSql.events("written", EventType.KEYS_CHANGED) + ControlSql.TOLD;

    private SsoKeySql() {}
}

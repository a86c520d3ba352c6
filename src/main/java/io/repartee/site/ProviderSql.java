package io.repartee.site;

import io.repartee.stream.ControlSql;
import io.repartee.stream.EventType;

/** The statements of {@link ProviderStore}. What changes is told to the nodes and to the audit log in the same transaction. */
final class ProviderSql {
    static final String ALL = """
            select provider, kind, name, issuer, client_id, client_secret, trusts_mail, declared
              from sign_in_provider
             where site_id = $1
             order by provider
            """;

    static final String DECLARED = """
            select provider, kind, name, issuer, client_id, client_secret, trusts_mail, declared
              from sign_in_provider
             where site_id = $1 and declared
             order by provider
            """;

    /** $2 key, $3 kind, $4 name, $5 issuer, $6 client, $7 secret or null for the one there is, $8 believed of mail, $9 by whom. */
    static final String PUT = """
            with actor as materialized (select set_config('repartee.actor', $9, true)),
            written as (
              insert into sign_in_provider as p
                     (site_id, provider, kind, name, issuer, client_id, client_secret, trusts_mail)
              select $1, $2, $3, $4, $5, $6, coalesce($7::text, ''), $8 from actor
              on conflict (site_id, provider) do update
                 set kind = excluded.kind, name = excluded.name, issuer = excluded.issuer, client_id = excluded.client_id,
                     client_secret = coalesce($7, p.client_secret), trusts_mail = excluded.trusts_mail
               where not p.declared
              returning site_id, null::uuid as subject, now() as at
            ),
            """ + ControlSql.events("written", EventType.SITE_CHANGED) + ControlSql.TOLD;

    static final String REMOVE = """
            with actor as materialized (select set_config('repartee.actor', $3, true)),
            written as (
              delete from sign_in_provider using actor where site_id = $1 and provider = $2 and not declared
              returning site_id, null::uuid as subject, now() as at
            ),
            """ + ControlSql.events("written", EventType.SITE_CHANGED) + ControlSql.TOLD;

    static final String FORGET_DECLARED = "delete from sign_in_provider where site_id = $1 and declared";

    /** What is declared goes before what somebody made under the same key. */
    static final String DECLARE = """
            insert into sign_in_provider
                   (site_id, provider, kind, name, issuer, client_id, client_secret, trusts_mail, declared)
            values ($1, $2, $3, $4, $5, $6, $7, $8, true)
                on conflict (site_id, provider) do update
               set kind = excluded.kind, name = excluded.name, issuer = excluded.issuer, client_id = excluded.client_id,
                   client_secret = excluded.client_secret, trusts_mail = excluded.trusts_mail, declared = true
            """;

    private ProviderSql() {}
}

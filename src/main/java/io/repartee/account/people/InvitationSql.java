package io.repartee.account.people;

import io.repartee.stream.ControlSql;
import io.repartee.stream.EventType;

/** The statements of {@link InvitationStore}. The audit log hears of each. */
final class InvitationSql {
    static final String ADD = """
            insert into invitation (site_id, invitation_id, role, email, token_hash, by_account, by_name, at, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    /** Those that can still be accepted. */
    static final String OPEN = """
            select invitation_id, role, email, by_account, by_name, at, expires_at
              from invitation
             where site_id = $1 and accepted_at is null and withdrawn_at is null and expires_at > $2
               and invitation_id > $3
             order by invitation_id
             limit $4
            """;

    static final String WITHDRAW = """
            with actor as materialized (select set_config('repartee.actor', $3, true))
            update invitation set withdrawn_at = now(), email = null
              from actor
             where site_id = $1 and invitation_id = $2 and accepted_at is null and withdrawn_at is null
            returning invitation_id
            """;

    /** A row while the link of that hash is good: $3 now. */
    static final String IS_GOOD = """
            select role from invitation
             where site_id = $1 and token_hash = $2
               and accepted_at is null and withdrawn_at is null and expires_at > $3
            """;

    /** Uses the link up and gives the role, in one: $3 the account, which has a row, $4 now. */
    static final String ACCEPT = """
            with taken as (
              update invitation set accepted_at = $4, accepted_by = $3, email = null
               where site_id = $1 and token_hash = $2
                 and accepted_at is null and withdrawn_at is null and expires_at > $4
              returning site_id, role, by_account
            ),
            written as (
              insert into account_right as r (site_id, account_id, role, at_most, changed_at, changed_by)
              select site_id, $3, role, false, $4, by_account from taken
              on conflict (site_id, account_id) do update
                set role = case when r.at_most or r.role is null then excluded.role else greatest(r.role, excluded.role) end,
                    at_most = false, changed_at = excluded.changed_at, changed_by = excluded.changed_by
              returning site_id, account_id as subject, changed_at as at
            ),
            """ + ControlSql.events("written", EventType.RIGHTS_CHANGED) + ControlSql.TOLD;

    private InvitationSql() {}
}

package io.repartee.account;

import io.repartee.stream.ControlSql;
import io.repartee.stream.EventType;

/** What other rooms say about accounts, in transactions of their own. */
public final class RightsEvents {
    /**
     * A guest has become part of an account: its sessions and tokens end, and all nodes ask again how both stand. $1 site, $2 the guest,
     * $3 the account, $4 now. The rows are those of {@link ControlSql#TOLD}.
     */
    public static final String MERGED =
            """
            with ended as (
              update session set ended_at = $4, ended_because = 5
               where site_id = $1 and account_id = $2 and ended_at is null
            ),
            written as (
              insert into account_right as r (site_id, account_id, tokens_from, changed_at, changed_by)
              values ($1, $2, $4, $4, $3)
              on conflict (site_id, account_id) do update
                set tokens_from = greatest(r.tokens_from, excluded.tokens_from), role = null,
                    changed_at = excluded.changed_at, changed_by = excluded.changed_by
              returning site_id, account_id
            ),
            both_accounts as (
              select site_id, unnest(array[account_id, $3::uuid]) as subject, $4::timestamptz as at from written
            ),
            """ + ControlSql.events("both_accounts", EventType.RIGHTS_CHANGED) + ControlSql.TOLD;

    private RightsEvents() {}
}

package io.repartee.account;

import io.repartee.stream.ControlSql;
import io.repartee.stream.EventType;

/** The statements of {@link RightsStore}. Each tells the nodes in the same transaction. */
final class RightsSql {
    /** $1 site, $2 account, $3 the time from which on tokens count, $4 by whom. It never goes back. */
    static final String SIGN_OUT = """
            with written as (
              insert into account_right as r (site_id, account_id, tokens_from, changed_at, changed_by)
              values ($1, $2, $3, $3, $4)
              on conflict (site_id, account_id) do update
                set tokens_from = greatest(r.tokens_from, excluded.tokens_from),
                    changed_at = excluded.changed_at, changed_by = excluded.changed_by
              returning site_id, account_id as subject, changed_at as at
            ),
            ended as (
              update session set ended_at = $3, ended_because = 1
               where site_id = $1 and account_id = $2 and ended_at is null
            ),
            """ + ControlSql.events("written", EventType.RIGHTS_CHANGED) + ControlSql.TOLD;

    /** $3 the role or null, $4 whether it is the most, $5 at, $6 by whom. */
    static final String RULE = """
            with written as (
              insert into account_right (site_id, account_id, role, at_most, changed_at, changed_by)
              values ($1, $2, $3, $4, $5, $6)
              on conflict (site_id, account_id) do update
                set role = excluded.role, at_most = excluded.at_most,
                    changed_at = excluded.changed_at, changed_by = excluded.changed_by
              returning site_id, account_id as subject, changed_at as at
            ),
            """ + ControlSql.events("written", EventType.RIGHTS_CHANGED) + ControlSql.TOLD;

    private RightsSql() {}
}

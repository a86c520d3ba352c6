package io.repartee.moderation;

import io.repartee.stream.ControlSql;
import io.repartee.stream.EventType;

/** The statements of {@link SanctionStore}. Whatever changes a sanction tells the nodes of it in the same transaction. */
final class SanctionSql {
    static final String ADD = """
            with written as (
              insert into sanction (site_id, sanction_id, account_id, domain, kind, until, reason, message, note,
                                    by_account, by_name, at)
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
              returning site_id, account_id as subject, at
            ),
            """ + ControlSql.events("written", EventType.RIGHTS_CHANGED) + ControlSql.TOLD;

    /** $3 the account it must be on, null for a domain; $4 and $5 by whom, $6 when. */
    static final String LIFT = """
            with written as (
              update sanction set lifted_at = $6, lifted_by = $4, lifted_by_name = $5
              where site_id = $1 and sanction_id = $2 and account_id is not distinct from $3 and lifted_at is null
              returning site_id, account_id as subject, $6::timestamptz as at
            ),
            """ + ControlSql.events("written", EventType.RIGHTS_CHANGED) + ControlSql.TOLD;

    static final String ACKNOWLEDGE = """
            with written as (
              update sanction set acknowledged_at = $4
              where site_id = $1 and sanction_id = $2 and account_id = $3 and kind = 3
                and lifted_at is null and acknowledged_at is null
              returning site_id, account_id as subject, $4::timestamptz as at
            ),
            """ + ControlSql.events("written", EventType.RIGHTS_CHANGED) + ControlSql.TOLD;

    private static final String ENTRY = """
            select s.sanction_id, s.account_id, a.name as account_name, s.domain, s.kind, s.until, s.reason, s.message,
                   s.note, s.by_account, s.by_name, s.at, s.lifted_at, s.lifted_by_name, s.acknowledged_at
            from sanction s left join account a on a.site_id = s.site_id and a.account_id = s.account_id
            """;

    static final String FIND = ENTRY + "where s.site_id = $1 and s.sanction_id = $2";

    /** The newest first; $4 whether only those in force. */
    static final String LIST = ENTRY + """
            where s.site_id = $1 and s.sanction_id < $2
              and (not $4::boolean or s.lifted_at is null and s.acknowledged_at is null
                                      and (s.until is null or s.until > now()))
            order by s.sanction_id desc limit $3
            """;

    static final String OF_ACCOUNT = ENTRY + """
            where s.site_id = $1 and s.account_id = $2
            order by s.sanction_id desc limit 200
            """;

    private SanctionSql() {}
}

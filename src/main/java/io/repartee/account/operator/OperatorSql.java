package io.repartee.account.operator;

import io.repartee.stream.ControlSql;
import io.repartee.stream.EventType;

/** The statements of {@link OperatorStore}. The server's own audit log hears of each change. */
final class OperatorSql {
    static final String ALL = "select operator_id, name, created_at from operator order by operator_id";

    /** Those whose tokens of that time count: $2 when it was issued. */
    static final String FIND = """
            select operator_id, name, created_at from operator
             where operator_id = $1 and (tokens_from is null or tokens_from <= $2)
            """;

    static final String ANY = "select exists (select from operator)";

    /** $2 for whom, or null for somebody new; $3 whether it is for the first; $4 made by, or null; $5 until when. */
    static final String ADD_LINK = """
            insert into operator_link (token_hash, operator_id, first, made_by, expires_at) values ($1, $2, $3, $4, $5)
            """;

    static final String FORGET_OLD_LINKS = "delete from operator_link where expires_at <= $1";

    /**
     * Uses a link up: $2 now. Of the links for the first operator, none is worth anything once there is one; the lock lets two
     * that come at once wait for each other.
     */
    static final String LOCK = "lock table operator in share row exclusive mode";

    static final String TAKE_LINK = """
            delete from operator_link
             where token_hash = $1 and expires_at > $2 and not (first and exists (select from operator))
            returning operator_id, made_by
            """;

    static final String ADD = """
            with actor as materialized (select set_config('repartee.actor', $3, true))
            insert into operator (operator_id, name) select $1, $2 from actor
            """;

    /** An operator who is there may keep the name, which is then returned. */
    static final String SIGNED_IN = "select operator_id, name, created_at from operator where operator_id = $1";

    /** Removes an operator, and ends what the same person may do at any site: $2 at, $3 by whom. */
    static final String REMOVE = """
            with actor as materialized (select set_config('repartee.actor', $3::text, true)),
            gone as (
              delete from operator using actor where operator_id = $1 returning operator_id
            ),
            written as (
              insert into account_right as r (site_id, account_id, tokens_from, changed_at, changed_by)
              select a.site_id, a.account_id, $2, $2, $3::text::uuid
                from account a join site s using (site_id) join gone g on g.operator_id = a.account_id
              on conflict (site_id, account_id) do update
                set tokens_from = greatest(r.tokens_from, excluded.tokens_from),
                    changed_at = excluded.changed_at, changed_by = excluded.changed_by
              returning site_id, account_id as subject, changed_at as at
            ),
            """ + ControlSql.events("written", EventType.RIGHTS_CHANGED) + """
            select e.site_id, e.seq, e.mark, e.type, e.comment, e.at
              from gone left join control_event e on true
             order by e.site_id, e.seq
            """;

    static final String SIGN_OUT = "update operator set tokens_from = $2 where operator_id = $1";

    static final String AUDIT = """
            select entry_id, at, kind, actor, subject, detail::text as detail
              from server_audit
             where entry_id < $1
             order by entry_id desc
             limit $2
            """;

    private OperatorSql() {}
}

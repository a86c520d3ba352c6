package io.repartee.account.people;

/** The statement of {@link PeopleStore}. */
final class PeopleSql {
    /** $2 the least role, $3 after this account. Whom neither a token nor this server gave more than a reader's role is no candidate. */
    static final String STAFF = """
            select s.account_id, s.kind, s.name, s.avatar, s.proven, s.rule, s.at_most, s.created_at
              from (
                select a.account_id, a.kind, a.name, a.avatar, a.role as proven, r.role as rule, r.at_most, a.created_at,
                       case when r.role is null then a.role
                            when r.at_most then least(a.role, r.role)
                            else greatest(a.role, r.role) end as role
                  from (select account_id from account where site_id = $1 and role >= 2 and account_id > $3
                        union
                        select account_id from account_right where site_id = $1 and role >= 2 and account_id > $3) c
                  join account a on a.site_id = $1 and a.account_id = c.account_id
                  left join account_right r on r.site_id = $1 and r.account_id = c.account_id) s
             where s.role >= $2 and s.role <= $4
             order by s.account_id
             limit $5
            """;

    private PeopleSql() {}
}

package io.repartee.account;

/** The statements of {@link AccountStore} and {@link SigningKeyStore}. */
final class AccountSql {
    /** The profile follows the newest token: $9 is when it was issued. Of many accounts, each once. */
    static final String ENSURE = """
            insert into account (site_id, account_id, kind, name, avatar, issuer, subject, role, profile_at)
            select site_id, account_id, kind, name, avatar, issuer, subject, role, coalesce(issued_at, now())
              from unnest($1::int[], $2::uuid[], $3::smallint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::smallint[],
                          $9::timestamptz[]) as i (site_id, account_id, kind, name, avatar, issuer, subject, role, issued_at)
             order by site_id, account_id
                on conflict (site_id, account_id) do update
               set name = excluded.name, avatar = excluded.avatar, role = excluded.role, profile_at = excluded.profile_at
             where excluded.profile_at > account.profile_at
                or excluded.profile_at = account.profile_at
                   and (account.name <> excluded.name or account.avatar is distinct from excluded.avatar
                        or account.role <> excluded.role)
            """;

    /** Of many accounts, what was imported of the holders of their addresses; what follows goes through the outbox. */
    static final String CLAIM_AUTHORS = """
            select imported_authors_of(site_id, account_id, decode(digest, 'hex'))
              from unnest($1::int[], $2::uuid[], $3::text[]) as i (site_id, account_id, digest)
            """;

    static final String FIND = """
            select a.kind, a.name, a.avatar, a.role, a.created_at, r.role as rule, r.at_most, r.tokens_from
              from account a left join account_right r on r.site_id = a.site_id and r.account_id = a.account_id
             where a.site_id = $1 and a.account_id = $2
            """;

    /**
     * Whose role counts for at least {@code $2}; where that is null, who is more than a reader by a token, or of whom this server says
     * something. After {@code $3}.
     */
    static final String STAFF = """
            select a.account_id, a.kind, a.name, a.avatar, a.role, a.created_at, r.role as rule, r.at_most
              from (select account_id from account where site_id = $1 and role >= 2 and account_id > $3
                    union select account_id from account_right where site_id = $1 and role is not null and account_id > $3) s
              join account a on a.site_id = $1 and a.account_id = s.account_id
              left join account_right r on r.site_id = $1 and r.account_id = s.account_id
             where $2::smallint is null
                or case when r.role is null then a.role when r.at_most then least(a.role, r.role) else greatest(a.role, r.role) end >= $2
             order by a.account_id limit $4
            """;

    static final String SIGNING_KEYS = """
            select kid, private_key, public_key
              from signing_key
             where algorithm = $1
             order by created_at desc, kid
            """;

    static final String LOCK_SIGNING_KEYS = "lock table signing_key in share row exclusive mode";

    static final String ADD_SIGNING_KEY = """
            insert into signing_key (kid, algorithm, private_key, public_key)
            values ($1, $2, $3, $4)
            """;

    private AccountSql() {}
}

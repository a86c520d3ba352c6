package io.repartee.account.own;

/** The statements of {@link OwnAccounts}, {@link MailRequests} and {@link TakenNames}. */
final class OwnSql {
    static final int FORGET_AT_ONCE = 500;

    static final String NAME_TAKEN = "select 1 from taken_name where site_id = $1 and skeleton = any($2)";

    static final String BY_MAIL = """
            select a.account_id, a.kind, a.name, a.avatar, m.mail_key, p.hash
              from account_mail m
              join account a on a.site_id = m.site_id and a.account_id = m.account_id
              left join account_password p on p.site_id = m.site_id and p.account_id = m.account_id
             where m.site_id = $1 and m.mail_key = $2
            """;

    static final String BY_ID = """
            select a.account_id, a.kind, a.name, a.avatar, m.mail_key, p.hash
              from account a
              left join account_mail m on m.site_id = a.site_id and m.account_id = a.account_id
              left join account_password p on p.site_id = a.site_id and p.account_id = a.account_id
             where a.site_id = $1 and a.account_id = $2
            """;

    /** $2 account, $3 name, $4 avatar. */
    static final String MAKE = """
            insert into account (site_id, account_id, kind, name, avatar, role) values ($1, $2, 2, $3, $4, 1)
            """;

    /** No row when another account has the address. */
    static final String GIVE_MAIL = """
            insert into account_mail as m (site_id, account_id, mail_key, address, verified_at)
            select $1, $2, $3, $4, $5
             where not exists (select 1 from account_mail o
                                where o.site_id = $1 and o.mail_key = $3 and o.account_id <> $2)
                on conflict (site_id, account_id) do update
               set mail_key = excluded.mail_key, address = excluded.address, verified_at = excluded.verified_at
            returning account_id
            """;

    static final String GIVE_PASSWORD = """
            insert into account_password (site_id, account_id, hash, changed_at) values ($1, $2, $3, $4)
                on conflict (site_id, account_id) do update set hash = excluded.hash, changed_at = excluded.changed_at
            """;

    /** No row when somebody had it first. */
    static final String TAKE_NAME = """
            insert into taken_name (site_id, skeleton, account_id) select $1, unnest($2::text[]), $3 on conflict do nothing
            """;

    /** $2 request, $3 purpose, $4 account or null, $5 key, $6 address, $7 name, $8 password, $9 link, $10 code, $11 now, $12 end. */
    static final String ASK = """
            insert into mail_request (site_id, request_id, purpose, account_id, mail_key, address, name, password_hash,
                                      link_hash, code_hash, created_at, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """;

    /** $3 the code's hash, $4 now, $5 how many guesses there are. Counts the guess; the row says whether it was right. */
    static final String USE_CODE = """
            update mail_request
               set guesses = guesses + 1, used_at = case when code_hash = $3 then $4::timestamptz end
             where site_id = $1 and request_id = $2 and used_at is null and expires_at > $4 and guesses < $5
            returning purpose, account_id, mail_key, address, name, password_hash, used_at, guesses
            """;

    /** $3 the link's hash, $4 now. */
    static final String USE_LINK = """
            update mail_request set used_at = $4
             where site_id = $1 and request_id = $2 and link_hash = $3 and used_at is null and expires_at > $4
            returning purpose, account_id, mail_key, address, name, password_hash, used_at, guesses
            """;

    /** Why nothing was used. */
    static final String LOOK = """
            select used_at, guesses, link_hash from mail_request where site_id = $1 and request_id = $2
            """;

    static final String FORGET = """
            delete from mail_request where (site_id, request_id) in (
              select site_id, request_id from mail_request where expires_at < now() - interval '1 day'
               limit %d for update skip locked)
            """.formatted(FORGET_AT_ONCE);

    private OwnSql() {}
}

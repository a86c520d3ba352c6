package io.repartee.account.provider;

/** The statements of {@link Identities}. */
final class IdentitySql {
    /** One account has no more than so many. */
    static final int MOST = 20;

    static final String FIND = """
            select account_id, issuer, subject, provider, linked_at from identity
             where site_id = $1 and issuer = $2 and subject = $3
            """;

    static final String OF_ACCOUNT = """
            select issuer, subject, provider, linked_at from identity
             where site_id = $1 and account_id = $2
             order by linked_at, issuer, subject
            """;

    /** $2 issuer, $3 subject, $4 account, $5 provider, $6 now. No row when somebody has it, or the account has too many. */
    static final String LINK = """
            insert into identity (site_id, issuer, subject, account_id, provider, linked_at)
            select $1, $2, $3, $4, $5, $6
             where (select count(*) from identity where site_id = $1 and account_id = $4) < %d
                on conflict do nothing
            returning account_id
            """.formatted(MOST);

    /** Whoever links or unlinks does it one after the other. No row for an account that is not there, or is erased. */
    static final String LOCK = """
            select 1 from account where site_id = $1 and account_id = $2 and name <> '' for no key update
            """;

    /** The other ways in: $3 issuer and $4 subject are not counted, $5 whether letters count, $6 whether passwords do. */
    static final String OTHER_WAYS = """
            select ($5 and exists (select from account_mail m where m.site_id = $1 and m.account_id = $2))
                or ($6 and exists (select from account_mail m
                      join account_password p on p.site_id = m.site_id and p.account_id = m.account_id
                     where m.site_id = $1 and m.account_id = $2))
                or exists (select from identity i join sign_in_provider p on p.site_id = i.site_id and p.issuer = i.issuer
                    where i.site_id = $1 and i.account_id = $2 and (i.issuer, i.subject) <> ($3, $4)) as there
            """;

    static final String UNLINK = """
            delete from identity where site_id = $1 and account_id = $2 and issuer = $3 and subject = $4
            """;

    private IdentitySql() {}
}

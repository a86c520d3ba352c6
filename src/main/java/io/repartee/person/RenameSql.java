package io.repartee.person;

import io.repartee.engagement.ThreadChangedSql;

/** The statements of {@link RenameAccount}, one transaction. $1 site, $2 account. */
final class RenameSql {
    /** Threads whose readers hear of it at once: those that the person wrote in last. Other pages are encoded anew within seconds. */
    static final int MOST_THREADS = 200;

    static final String LOCK = """
            select name, renamed_at from account where site_id = $1 and account_id = $2 and name <> '' for no key update
            """;

    static final String LEAVE_NAME = "delete from taken_name where site_id = $1 and account_id = $2";

    /** $3 how the name looks. */
    static final String TAKE_NAME = """
            insert into taken_name (site_id, skeleton, account_id) select $1, unnest($3::text[]), $2 on conflict do nothing
            """;

    /** $3 how the name looks. */
    static final String IS_ANOTHERS = """
            select 1 from taken_name where site_id = $1 and skeleton = any($3::text[]) and account_id <> $2
            """;

    /** $3 name, $4 now. Tokens that were issued before do not change it back. */
    static final String RENAME = """
            update account set name = $3, profile_at = greatest(profile_at, $4), renamed_at = $4
             where site_id = $1 and account_id = $2
            """;

    /** $3 now. */
    static final String TELL = """
            with latest as (
              select thread_id from comment
               where site_id = $1 and account_id = $2 and status = 0
               order by comment_id desc limit 1000
            ),
            touched as (
              select distinct $1::int as site_id, thread_id, $3::timestamptz as at from latest limit %d
            ),
            """.formatted(MOST_THREADS) + ThreadChangedSql.events("touched") + ThreadChangedSql.TOLD;

    private RenameSql() {}
}

package io.repartee.moderation;

/** The statements of {@link AccountFileStore}. */
final class AccountFileSql {
    /** Of the author's last comments, as in the queues. */
    static final String RECORD = """
            select count(*) filter (where status = 0) as published, count(*) filter (where status in (2, 3)) as rejected
            from (select status from comment
                  where site_id = $1 and account_id = $2 order by comment_id desc limit 200) as last
            """;

    static final String ADD_NOTE = """
            insert into account_note (site_id, note_id, account_id, text, by_account, by_name, at)
            select $1, $2, $3, $4, $5, $6, $7
            where exists (select from account where site_id = $1 and account_id = $3)
            """;

    static final String NOTES = """
            select note_id, text, by_account, by_name, at from account_note
            where site_id = $1 and account_id = $2 and note_id < $3
            order by note_id desc limit $4
            """;

    private AccountFileSql() {}
}

package io.repartee.moderation.screening;

/** The statements of {@link AuthorStore}. */
final class AuthorSql {
    /** By the index of an author's comments, newest first. The texts of the last twenty, as far as a fingerprint looks. */
    static final String LATEST = """
            select status, created_at, case when row_number() over (order by comment_id desc) <= 20 then left(source, 8000) end
                   as source
            from (select comment_id, status, created_at, source
                  from comment
                  where account_id = $2 and site_id = $1
                  order by comment_id desc
                  limit 200) latest
            order by comment_id desc
            """;

    private AuthorSql() {}
}

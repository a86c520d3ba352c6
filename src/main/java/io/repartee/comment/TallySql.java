package io.repartee.comment;

/** The statements of {@link TallyStore}. */
final class TallySql {
    /** How many comments a frame tells of at most, but for those that changed in one statement. */
    static final int MOST = 60;

    /**
     * Of many threads, the totals that changed after a version, the oldest change first and what changed together together; a row
     * without a comment where there are none.
     */
    static final String SINCE = """
            select w.site_id, w.thread_id, k.tally as latest, k.page_tally > w.since as page, k.reactions as page_reactions,
                   c.comment_id, c.up, c.down, c.reactions, c.tally, c.status
            from unnest($1::int[], $2::uuid[], $3::bigint[]) as w(site_id, thread_id, since)
            join thread_counter k on k.site_id = w.site_id and k.thread_id = w.thread_id
            left join lateral (
              select comment_id, up, down, reactions, tally, status from comment c
              where c.site_id = w.site_id and c.thread_id = w.thread_id and c.tally > w.since and c.tally > 0
              order by c.tally fetch first $4 rows with ties) c on true
            order by w.site_id, w.thread_id, c.tally
            """;

    /** What one account has said on a page, the latest first. */
    static final String MINE = """
            select comment_id, kind, value from vote
            where site_id = $1 and account_id = $2 and thread_id = $3
            order by at desc limit 2000
            """;

    static final String MINE_ON_COMMENT = """
            select kind from vote where site_id = $1 and comment_id = $2 and account_id = $3 and kind <> '' order by kind
            """;

    static final String MINE_ON_PAGE = """
            select reaction from page_reaction where site_id = $1 and thread_id = $2 and account_id = $3 order by reaction
            """;

    static final String THREAD_OF = "select thread_id from comment where site_id = $1 and comment_id = $2";

    private TallySql() {}
}

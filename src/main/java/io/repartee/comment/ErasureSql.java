package io.repartee.comment;

/** The statements of {@link ErasedComments} and {@link LeftBehind}. $1 site, $2 account, $3 how many at most. */
final class ErasureSql {
    static final String STANDING = """
            select comment_id, thread_id from comment
            where site_id = $1 and account_id = $2 and status <> 4
            order by comment_id limit $3
            """;

    /** One row for each word that was ever in their texts, as moderators search by them, each with how many comments were wiped; one row at least. */
    static final String WIPE = """
            with mine as materialized (
              select c.site_id, c.comment_id, c.source from comment c
              where c.site_id = $1 and c.account_id = $2 and (c.source <> '' or c.html <> '' or exists (
                select from comment_revision r where r.site_id = c.site_id and r.comment_id = c.comment_id and r.source <> '') or exists (
                select from comment_search s where s.site_id = c.site_id and s.comment_id = c.comment_id))
              order by c.comment_id limit $3
              for no key update
            ),
            text as (
              update comment c set source = '', html = '' from mine m
              where c.site_id = m.site_id and c.comment_id = m.comment_id
            ),
            revisions as (
              update comment_revision r set source = '', html = ''
              from comment_revision o join mine m on o.site_id = m.site_id and o.comment_id = m.comment_id
              where r.site_id = o.site_id and r.comment_id = o.comment_id and r.revision = o.revision
              returning o.source
            ),
            findings as (
              delete from finding f using mine m where f.site_id = m.site_id and f.comment_id = m.comment_id
            ),
            keys as (
              delete from idempotency where site_id = $1 and account_id = $2
            ),
            staged as (
              delete from import_comment where site_id = $1 and account_id = $2
            ),
            said as (
              update decision d set note = null, message = null from mine m
              where d.site_id = m.site_id and d.comment_id = m.comment_id
            ),
            search as (
              delete from comment_search s using mine m where s.site_id = m.site_id and s.comment_id = m.comment_id
              returning s.words
            ),
            word as (
              select distinct unnest(tsvector_to_array(words)) as word
              from (select words from search
                    union all select to_tsvector('simple', source) from mine
                    union all select to_tsvector('simple', source) from revisions) texts
            )
            select n.comments, w.word
            from (select count(*)::int as comments from mine) n left join word w on true
            """;

    /** $2 words: those that no comment has any more. */
    static final String PRUNE_WORDS = """
            delete from search_word w
            where w.site_id = $1 and w.word = any($2::text[]) and not exists (
              select from comment_search s
              where s.site_id = $1 and s.words @@ (quote_literal(w.word))::tsquery)
            """;

    /** $2 the account that is nobody's. */
    static final String NOBODY = """
            insert into account (site_id, account_id, kind, name) values ($1, $2, 3, '') on conflict do nothing
            """;

    /** $4 the account that is nobody's. */
    static final String UNLINK = """
            with mine as materialized (
              select site_id, comment_id from comment
              where site_id = $1 and account_id = $2 and status = 4
              order by comment_id limit $3
              for no key update
            )
            update comment c set account_id = $4 from mine m
            where c.site_id = m.site_id and c.comment_id = m.comment_id
            """;

    static final String COMMENTS = """
            select c.comment_id::text as key, jsonb_build_object('id', c.comment_id, 'page', t.page, 'url', t.url,
                     'title', t.title, 'parentId', c.parent_id,
                     'status', (array['published', 'held', 'rejected', 'spam', 'deleted'])[c.status + 1],
                     'revision', c.revision, 'createdAt', c.created_at, 'publishedAt', c.published_at, 'editedAt', c.edited_at,
                     'votes', jsonb_build_object('up', c.up, 'down', c.down), 'source', c.source, 'html', c.html,
                     'findings', (select jsonb_agg(f.findings order by f.revision) from finding f
                                  where f.site_id = c.site_id and f.comment_id = c.comment_id)) as value
            from comment c join thread t on t.site_id = c.site_id and t.thread_id = c.thread_id
            where c.site_id = $1 and c.account_id = $2
              and c.comment_id > coalesce(nullif($3::text, '')::uuid, '00000000-0000-0000-0000-000000000000')
            order by c.comment_id limit $4
            """;

    static final String REVISIONS = """
            select r.comment_id || ':' || lpad(r.revision::text, 10, '0') as key,
                   jsonb_build_object('id', r.comment_id, 'revision', r.revision, 'writtenAt', r.written_at,
                     'source', r.source) as value
            from comment c join comment_revision r on r.site_id = c.site_id and r.comment_id = c.comment_id
            where c.site_id = $1 and c.account_id = $2
              and r.comment_id || ':' || lpad(r.revision::text, 10, '0') > $3::text
            order by 1 limit $4
            """;

    private ErasureSql() {}
}

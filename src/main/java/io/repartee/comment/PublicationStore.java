package io.repartee.comment;

import io.repartee.account.Caller;
import io.repartee.ids.CommentId;
import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;

/**
 * Who really wrote what the publication says. It is noted before the comment is written, so that there is none without it, and told in
 * the audit log once the comment is there; what never came to be is forgotten. Thread-safe.
 */
public final class PublicationStore {
    static final String NOTE = """
            insert into publication_comment (site_id, comment_id, account_id, name) values ($1, $2, $3, $4)
            """;

    static final String TELL = """
            with void as (
              delete from publication_comment p
              where not p.told and p.at < now() - interval '1 hour'
                and not exists (select from comment c where c.site_id = p.site_id and c.comment_id = p.comment_id))
            update publication_comment p set told = true
            where not p.told and exists (select from comment c where c.site_id = p.site_id and c.comment_id = p.comment_id)
            """;

    private final Pool pool;

    public PublicationStore(Pool pool) {
        this.pool = pool;
    }

    Future<Void> note(SiteId site, CommentId comment, Caller.Profile by) {
        return pool.preparedQuery(NOTE)
                .execute(Tuple.of(site.value(), comment.value(), by.id().value(), by.name()))
                .mapEmpty();
    }

    /** Tells what has come to be since. */
    public Future<Void> tell() {
        return pool.query(TELL).execute().mapEmpty();
    }
}

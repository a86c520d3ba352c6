package io.repartee.moderation;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.comment.Comment;
import io.repartee.comment.Screening;
import io.repartee.site.Site;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** The site's policy alone: where it moderates first, everything but a moderator's own words waits. */
public final class PolicyScreening implements Screening {
    @Override
    public Future<Screened> screen(Caller author, Draft draft, @Nullable Comment before) {
        boolean holds = author.site().moderation() == Site.Moderation.PRE && !Access.moderates(author);
        return Future.succeededFuture(holds ? Screened.HELD : Screened.PUBLISHED);
    }
}

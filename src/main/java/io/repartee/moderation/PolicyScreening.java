package io.repartee.moderation;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.comment.Command;
import io.repartee.comment.Screening;
import io.repartee.comment.Status;
import io.repartee.site.Site;

/** The site's policy alone: where it moderates first, everything but a moderator's own words waits. */
public final class PolicyScreening implements Screening {
    @Override
    public Status post(Caller author, Command.Text text) {
        return holds(author) ? Status.HELD : Status.PUBLISHED;
    }

    @Override
    public boolean holdsEdit(Caller author, Command.Text text) {
        return holds(author);
    }

    private static boolean holds(Caller author) {
        return author.site().moderation() == Site.Moderation.PRE && !Access.moderates(author);
    }
}

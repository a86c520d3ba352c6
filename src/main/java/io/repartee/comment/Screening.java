package io.repartee.comment;

import io.repartee.account.Caller;

/** Port: what is decided about a text before it is written. Pure and quick; called on any event loop. */
public interface Screening {
    /** The status that a new comment gets: published or held. */
    Status post(Caller author, Command.Text text);

    /** Whether an edited text has to wait for a moderator again. */
    boolean holdsEdit(Caller author, Command.Text text);
}

package io.repartee.moderation.screening;

import io.repartee.comment.Finding;
import java.util.List;

/**
 * Looks for one kind of thing in a text: a pure function, in time linear in the text. One that throws has not answered, and the text
 * is held. Stateless; used on any thread.
 */
public interface Phase {
    /** The stable name: that of its settings in {@link io.repartee.site.Phases}. */
    String name();

    /** What it found; empty when nothing, or when the site's settings have it switched off. */
    List<Finding> examine(Examined text);
}

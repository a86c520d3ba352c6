package io.repartee.stream;

/**
 * Pieces of SQL with which a statement tells a site's moderators of something that is no change of a comment, in its own transaction:
 * as {@link ControlSql} does for the control stream. The rows of {@link #TOLD} become hand-overs with {@link
 * ControlEvents#ofSites}.
 */
public final class SiteEventSql {
    private static final String NAME = "site";

    /** The events that were written, one row each. */
    public static final String TOLD = EventSql.told(NAME);

    private SiteEventSql() {}

    /** @param of the part before, with the columns site_id, subject (a comment) and at: one event for each row */
    public static String events(String of, EventType type) {
        return EventSql.events(NAME, StreamId.SITE, of, type.code() + "::smallint");
    }
}

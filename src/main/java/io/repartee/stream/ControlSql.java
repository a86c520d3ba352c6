package io.repartee.stream;

/**
 * Pieces of SQL with which any statement writes events of the control stream in its own transaction, as {@link EventSql} says.
 *
 * <pre>{@code
 * with written as (insert … returning site_id, account_id as subject, at),
 * """ + ControlSql.events("written", EventType.RIGHTS_CHANGED) + ControlSql.TOLD
 * }</pre>
 *
 * <p>The rows of {@link #TOLD} become hand-overs with {@link ControlEvents#handovers}.
 */
public final class ControlSql {
    private static final String NAME = "control";

    /** The events that were written, one row each. */
    public static final String TOLD = EventSql.told(NAME);

    /** One event by itself, within a transaction: $1 site, $2 type, $3 subject or null, $4 at. */
    public static final String ONE =
            "with news as (select $1::int as site_id, $3::uuid as subject, $4::timestamptz as at),\n"
                    + EventSql.events(NAME, StreamId.CONTROL, "news", "$2::smallint")
                    + TOLD;

    private ControlSql() {}

    /**
     * Parts of a {@code with}, without a comma at the end. The last, {@code control_event}, has what was written.
     *
     * @param of the part before, with the columns site_id, subject (an account or null) and at: one event for each row
     */
    public static String events(String of, EventType type) {
        return EventSql.events(NAME, StreamId.CONTROL, of, type.code() + "::smallint");
    }
}

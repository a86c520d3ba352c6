package io.repartee.transfer;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows in PostgreSQL's text format for COPY, which takes them many times faster than INSERT does. One thread. */
public final class CopyRows {
    private final StringBuilder rows = new StringBuilder();
    private boolean first;

    public CopyRows begin() {
        first = true;
        return this;
    }

    public CopyRows text(@Nullable String value) {
        divide();
        if (value == null) {
            rows.append("\\N");
            return this;
        }
        for (int at = 0; at < value.length(); at++) {
            escaped(value.charAt(at));
        }
        return this;
    }

    public CopyRows number(long value) {
        divide();
        rows.append(value);
        return this;
    }

    public CopyRows bool(boolean value) {
        divide();
        rows.append(value ? 't' : 'f');
        return this;
    }

    public CopyRows time(@Nullable Instant value) {
        return text(value == null ? null : value.toString());
    }

    public CopyRows bytes(byte @Nullable [] value) {
        return text(value == null ? null : "\\x" + HexFormat.of().formatHex(value));
    }

    public void end() {
        rows.append('\n');
    }

    /** Sends what is gathered, and forgets it. */
    public void copy(Connection connection, String target) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + target + " from stdin", new StringReader(rows.toString()));
        } catch (IOException e) {
            throw new SQLException("rows in memory cannot be read", e);
        }
        rows.setLength(0);
    }

    private void divide() {
        if (!first) {
            rows.append('\t');
        }
        first = false;
    }

    private void escaped(char c) {
        switch (c) {
            case '\\' -> rows.append("\\\\");
            case '\n' -> rows.append("\\n");
            case '\r' -> rows.append("\\r");
            case '\t' -> rows.append("\\t");
            default -> rows.append(c);
        }
    }
}

package io.repartee.transfer.moving;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One page of a move, as it was before. */
record Step(
        String to,
        UUID fromThread,
        UUID toThread,
        List<String> aliases,
        String page,
        @Nullable String url,
        boolean open,
        @Nullable List<UUID> roots) {
    static Step read(ResultSet row) throws SQLException {
        Array roots = row.getArray("comments");
        return new Step(
                row.getString("to_page"),
                row.getObject("from_thread", UUID.class),
                row.getObject("to_thread", UUID.class),
                List.of((String[]) row.getArray("aliases").getArray()),
                row.getString("page_before"),
                row.getString("url_before"),
                row.getBoolean("open_before"),
                roots == null ? null : List.of((UUID[]) roots.getArray()));
    }
}

package io.repartee.transfer.export;

import io.repartee.site.Site;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;

/** Port: writes a site in one format, in memory that does not grow with it. Thread-safe, without state. */
interface Writing {
    /** @return how many comments were written */
    long write(Site site, Snapshot snapshot, OutputStream out) throws SQLException, IOException;
}

package io.repartee.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A client's way to one stream, whatever carries it. Loop-bound. */
interface Line {
    /** Hears what comes over it, on the loop; nothing more after {@link #ended}. */
    interface Listener {
        void subscribed(Place from);

        void events(JsonNode events, Place after);

        void resync();

        /** Something came, if only a heartbeat. */
        void alive();

        void ended(String why);
    }

    /** How to get one. */
    interface Opener {
        /** @param since null for from now on */
        Line open(URI site, String stream, @Nullable Place since, Listener listener);
    }

    /** Nothing is heard any more. */
    void close();
}

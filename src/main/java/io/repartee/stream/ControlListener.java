package io.repartee.stream;

import io.repartee.ids.SiteId;
import java.util.Optional;
import java.util.UUID;

/** Port: who keeps something that the control stream of a site can make wrong. Called on one thread, in order; returns at once. */
public interface ControlListener {
    ControlListener NOBODY = new ControlListener() {
        @Override
        public void changed(SiteId site, EventType type, Optional<UUID> account) {}

        @Override
        public void uncertain(SiteId site) {}

        @Override
        public void lost(SiteId site) {}
    };

    /** One event of the stream. An account in it is the only one concerned. */
    void changed(SiteId site, EventType type, Optional<UUID> account);

    /** Anything may have changed: the stream has another history now, or more has happened than is kept. */
    void uncertain(SiteId site);

    /** This node does not know any more; {@link Control#confirmed} says so too. */
    void lost(SiteId site);
}

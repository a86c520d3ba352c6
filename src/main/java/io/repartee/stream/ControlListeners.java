package io.repartee.stream;

import io.repartee.ids.SiteId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Several as one, in their order. */
public record ControlListeners(List<ControlListener> all) implements ControlListener {
    @Override
    public void changed(SiteId site, EventType type, Optional<UUID> account) {
        all.forEach(one -> one.changed(site, type, account));
    }

    @Override
    public void uncertain(SiteId site) {
        all.forEach(one -> one.uncertain(site));
    }

    @Override
    public void lost(SiteId site) {
        all.forEach(one -> one.lost(site));
    }
}

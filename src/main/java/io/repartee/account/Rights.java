package io.repartee.account;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.site.SiteDirectory;
import io.repartee.stream.ControlListener;
import io.repartee.stream.EventType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What this node remembers about rights, dropped when the control stream says so; then whoever has acted on it is told to
 * ask again. Thread-safe.
 */
public final class Rights implements ControlListener {
    private final Standings standings;
    private final SsoKeys keys;
    private final SiteDirectory sites;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    /** Called on any thread; returns at once. */
    @FunctionalInterface
    public interface Watcher {
        /** What that account may do may have changed; without one, what anybody may do at that site, or how the site is set. */
        void changed(SiteId site, Optional<AccountId> account);
    }

    public Rights(Standings standings, SsoKeys keys, SiteDirectory sites) {
        this.standings = standings;
        this.keys = keys;
        this.sites = sites;
        keys.whenTakenBack(site -> tell(site, Optional.empty()));
    }

    /** @return ends it */
    public Runnable watch(Watcher watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    @Override
    public void changed(SiteId site, EventType type, Optional<UUID> account) {
        switch (type) {
            case RIGHTS_CHANGED -> rightsChanged(site, account.map(AccountId::new));
            case KEYS_CHANGED -> {
                keys.forget(site);
                tell(site, Optional.empty());
            }
            default -> {
                sites.forget(site);
                tell(site, Optional.empty());
            }
        }
    }

    @Override
    public void uncertain(SiteId site) {
        standings.forget(site);
        keys.forget(site);
        sites.forget(site);
        tell(site, Optional.empty());
    }

    @Override
    public void lost(SiteId site) {
        tell(site, Optional.empty());
    }

    private void rightsChanged(SiteId site, Optional<AccountId> account) {
        account.ifPresentOrElse(one -> standings.forget(site, one), () -> standings.forget(site));
        tell(site, account);
    }

    private void tell(SiteId site, Optional<AccountId> account) {
        watchers.forEach(watcher -> watcher.changed(site, account));
    }
}

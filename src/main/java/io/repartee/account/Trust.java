package io.repartee.account;

import io.repartee.site.TrustSettings;
import java.util.Locale;

/** What an author's record alone makes of the author; nobody gives it, and it goes as it came. */
public enum Trust {
    NEW,
    KNOWN,
    TRUSTED;

    /**
     * Pure: the same record and settings are always the same trust.
     *
     * @param published and rejected of the author's last comments; what was put away as spam counts as rejected
     */
    public static Trust of(long published, long rejected, TrustSettings settings) {
        boolean tooOftenRejected = rejected * 100 > settings.mostRejectedPercent() * (published + rejected);
        if (tooOftenRejected || published < settings.knownAfter()) {
            return NEW;
        }
        return published < settings.trustedAfter() ? KNOWN : TRUSTED;
    }

    /** Whether comments of such an author need not wait where a site moderates first. */
    public boolean appearsAtOnce(TrustSettings settings) {
        return switch (settings.atOnce()) {
            case NOBODY -> false;
            case TRUSTED -> this == TRUSTED;
            case KNOWN -> this != NEW;
        };
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

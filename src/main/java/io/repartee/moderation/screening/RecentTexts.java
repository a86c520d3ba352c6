package io.repartee.moderation.screening;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which accounts have lately brought the same text to this node, for at most a day. Bounded; thread-safe. */
final class RecentTexts {
    private static final int MOST_TEXTS = 50_000;
    private static final int MOST_ACCOUNTS = 51;
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Cache<Key, Accounts> texts = Caffeine.newBuilder()
            .maximumSize(MOST_TEXTS)
            .expireAfterWrite(LONGEST)
            .executor(Runnable::run)
            .build();

    private record Key(SiteId site, long text) {}

    /** Guarded by itself. */
    private static final class Accounts {
        private final Map<AccountId, Instant> last = new LinkedHashMap<>(2);

        synchronized int note(AccountId account, Instant now, Instant from) {
            last.remove(account);
            last.put(account, now);
            last.values().removeIf(time -> !time.isAfter(from));
            if (last.size() > MOST_ACCOUNTS) {
                last.remove(last.keySet().iterator().next());
            }
            return last.size();
        }
    }

    /**
     * Remembers that the account brought that text now.
     *
     * @return how many accounts did since, this one among them
     */
    int note(SiteId site, Fingerprint text, AccountId account, Instant now, Duration within) {
        return texts.get(new Key(site, text.exact()), key -> new Accounts()).note(account, now, now.minus(within));
    }
}

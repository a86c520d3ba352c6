package io.repartee.engagement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.repartee.account.Caller;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.site.Engagement.GuestVotes;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.repartee.web.RateLimit;
import java.time.Duration;
import java.util.UUID;

/**
 * Against the stuffing of ballots: how often somebody may vote, and which guest at a network address has voted on what. Whoever
 * was the first of an address today is remembered in memory alone, and so on each node by itself: nothing about anybody's address
 * is kept. Bounded; thread-safe.
 */
public final class Ballots {
    private static final int MOST_REMEMBERED = 200_000;

    private final RateLimit limit;
    private final Cache<Seat, AccountId> guests = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(Duration.ofDays(1))
            .executor(Runnable::run)
            .build();

    public Ballots(RateLimit limit) {
        this.limit = limit;
    }

    /** One address and one thing that is voted on. */
    private record Seat(SiteId site, UUID about, String kind, String address) {}

    private record Voter(SiteId site, AccountId account) {}

    private record Place(SiteId site, String address) {}

    /**
     * Takes one vote of the caller, whom {@link io.repartee.account.Access} has let in, from there.
     *
     * @param about the comment or the thread
     * @param gives whether it is given; taking back is always possible
     * @throws Problem {@code too_many_requests} or {@code address_has_voted}
     */
    void take(Caller caller, UUID about, String kind, boolean gives, String address) {
        SiteId site = caller.site().id();
        AccountId account = caller.profile().id();
        limit.take(new Voter(site, account));
        if (caller.profile().kind() != Caller.Kind.GUEST) {
            return;
        }
        limit.take(new Place(site, address));
        boolean onePerAddress = caller.site().policy().engagement().guests() == GuestVotes.ADDRESS;
        if (gives && onePerAddress && !first(new Seat(site, about, kind, address), account)) {
            throw Problem.of(ErrorCode.ADDRESS_HAS_VOTED);
        }
    }

    private boolean first(Seat seat, AccountId account) {
        return guests.get(seat, absent -> account).equals(account);
    }
}

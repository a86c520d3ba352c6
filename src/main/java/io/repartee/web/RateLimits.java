package io.repartee.web;

import java.time.InstantSource;

/**
 * Every limit of how often, in one place.
 *
 * @param comments comments of one account; the key is the account with its site
 * @param guests guest sign-ins from one network address; the key is the address
 * @param reports reports of one account; the key is the account with its site
 * @param notices notices of illegal content from one network address; the key is the address
 */
public record RateLimits(RateLimit comments, RateLimit guests, RateLimit reports, RateLimit notices) {
    private static final int MOST_ACCOUNTS = 100_000;
    private static final int MOST_ADDRESSES = 100_000;

    /** Votes and reactions of one account, and of the guests of one network address; 0 means no limit. */
    public static RateLimit votesPerMinute(int votes, InstantSource clock) {
        return new RateLimit("votes", votes, MOST_ACCOUNTS + MOST_ADDRESSES, clock);
    }

    /** Numbers per minute; 0 means no limit. */
    public static RateLimits perMinute(int comments, int guests, int reports, int notices, InstantSource clock) {
        return new RateLimits(
                new RateLimit("comments", comments, MOST_ACCOUNTS, clock),
                new RateLimit("guests", guests, MOST_ADDRESSES, clock),
                new RateLimit("reports", reports, MOST_ACCOUNTS, clock),
                new RateLimit("notices", notices, MOST_ADDRESSES, clock));
    }
}

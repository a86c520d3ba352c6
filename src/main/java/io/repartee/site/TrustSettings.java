package io.repartee.site;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What an author's record is worth.
 *
 * @param knownAfter so many published comments make an author known; 0 makes everybody so
 * @param trustedAfter so many make a known author trusted
 * @param mostRejectedPercent of published and rejected ones: above it an author counts as new again
 * @param atOnce whose comments appear at once where the site moderates first, unless a check holds them
 */
public record TrustSettings(int knownAfter, int trustedAfter, int mostRejectedPercent, AtOnce atOnce) {
    /** Who is spared from waiting. */
    public enum AtOnce {
        @JsonProperty("nobody")
        NOBODY,
        @JsonProperty("trusted")
        TRUSTED,
        /** These, and who is trusted. */
        @JsonProperty("known")
        KNOWN
    }

    public static final TrustSettings DEFAULT = new TrustSettings(3, 30, 20, AtOnce.NOBODY);

    /** Records look at the last two hundred comments, so more could never be reached. */
    private static final int MOST = 200;

    void check(String place, Faults faults) {
        faults.range(place + "/knownAfter", knownAfter, 0, MOST);
        faults.range(place + "/trustedAfter", trustedAfter, 0, MOST);
        faults.must(place + "/trustedAfter", trustedAfter >= knownAfter, "This must not be below knownAfter.");
        faults.range(place + "/mostRejectedPercent", mostRejectedPercent, 0, 100);
    }
}

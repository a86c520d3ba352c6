package io.repartee.site;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.repartee.mail.Words;
import io.repartee.web.Problem;

/**
 * The settings of a site that its admins change while it runs. Immutable; {@link PolicyJson} is its one reader and writer. A new setting
 * is a component with a default in {@link #DEFAULT} and its bounds in {@link #check}; what is kept is only what differs from the
 * defaults.
 *
 * @param moderation when comments become visible
 * @param editKeepsShowing whether readers see the approved revision while an edit of it waits; otherwise the comment leaves the page
 * @param trust what an author's record is worth
 * @param phases what is looked for in a text before it is published
 * @param reports what readers' reports do, and what an author may say against a decision
 * @param presence whether readers are counted and told how many they are
 * @param engagement what readers may do besides writing
 * @param signIn how people get accounts at this server
 * @param pages which addresses are the same page
 * @param language in which letters are written to whoever has named none, as a BCP 47 tag; empty for English
 */
public record Policy(
        When moderation,
        boolean editKeepsShowing,
        TrustSettings trust,
        Phases phases,
        Reports reports,
        Presence presence,
        Engagement engagement,
        SignIn signIn,
        PageRules pages,
        String language) {
    /** When a comment becomes visible. */
    public enum When {
        /** As the configuration declares the site. */
        @JsonProperty("declared")
        DECLARED,
        /** At once; moderators look afterwards. */
        @JsonProperty("post")
        POST,
        /** When a moderator has approved it. */
        @JsonProperty("pre")
        PRE;

        Site.Moderation or(Site.Moderation declared) {
            return switch (this) {
                case DECLARED -> declared;
                case POST -> Site.Moderation.POST;
                case PRE -> Site.Moderation.PRE;
            };
        }
    }

    /**
     * Of reports and appeals.
     *
     * @param guests whether guests may report
     * @param toHide how many reports of full weight hide a comment until a moderator has looked; 0 for none
     * @param appealDays how long an author may appeal against a decision, in days; 0 for not at all
     */
    public record Reports(boolean guests, int toHide, int appealDays) {
        /** Six months is what Art. 20 of the Digital Services Act asks for. */
        public static final Reports DEFAULT = new Reports(true, 5, 183);

        private void check(String place, Faults faults) {
            faults.range(place + "/toHide", toHide, 0, 1000);
            faults.range(place + "/appealDays", appealDays, 0, 3650);
        }
    }

    /**
     * Who is there, as numbers without identities.
     *
     * @param readers whether readers of a page are counted and told how many they are
     * @param typing whether they are also told how many of them are writing
     */
    public record Presence(boolean readers, boolean typing) {
        public static final Presence DEFAULT = new Presence(true, true);
        static final Presence OFF = new Presence(false, false);
    }

    /** What a site has until an admin changes it. */
    public static final Policy DEFAULT = new Policy(
            When.DECLARED,
            true,
            TrustSettings.DEFAULT,
            Phases.DEFAULT,
            Reports.DEFAULT,
            Presence.DEFAULT,
            Engagement.DEFAULT,
            SignIn.DEFAULT,
            PageRules.DEFAULT,
            "");

    /**
     * @param place of the policy in what was read, as a JSON pointer
     * @throws Problem {@code invalid_fields}, with all that is wrong
     */
    void check(String place) {
        Faults faults = new Faults();
        trust.check(place + "/trust", faults);
        phases.check(place + "/phases", faults);
        reports.check(place + "/reports", faults);
        engagement.check(place + "/engagement", faults);
        pages.check(place + "/pages", faults);
        faults.must(
                place + "/language",
                language.isEmpty() || Words.isTag(language),
                "A language tag such as de is needed.");
        faults.refuse();
    }
}

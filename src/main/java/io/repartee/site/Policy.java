package io.repartee.site;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.repartee.web.Problem;

/**
 * The settings of a site that its admins change while it runs. Immutable; {@link PolicyJson} is its one reader and writer. A new setting
 * is a component with a default in {@link #DEFAULT} and its bounds in {@link #check}; what is kept is only what differs from the
 * defaults.
 *
 * @param moderation when comments become visible
 * @param editKeepsShowing whether readers see the approved revision while an edit of it waits; otherwise the comment leaves the page
 * @param phases what is looked for in a text before it is published
 */
public record Policy(When moderation, boolean editKeepsShowing, Phases phases) {
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

    /** What a site has until an admin changes it. */
    public static final Policy DEFAULT = new Policy(When.DECLARED, true, Phases.DEFAULT);

    /**
     * @param place of the policy in what was read, as a JSON pointer
     * @throws Problem {@code invalid_fields}, with all that is wrong
     */
    void check(String place) {
        Faults faults = new Faults();
        phases.check(place + "/phases", faults);
        faults.refuse();
    }
}

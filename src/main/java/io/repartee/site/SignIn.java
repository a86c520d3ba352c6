package io.repartee.site;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Of accounts that people have at this server, as a site's admins set it.
 *
 * @param email whether people may sign in by a letter
 * @param password whether people may sign in with a password
 * @param guestProof when a guest's browser must have worked a little
 * @param uniqueNames whether a name that looks like that of somebody with such an account is refused
 */
public record SignIn(boolean email, boolean password, Proof guestProof, boolean uniqueNames) {
    /** When a guest must show that its browser has worked. */
    public enum Proof {
        /** When many have come lately, from one network address or to the site. */
        @JsonProperty("adaptive")
        ADAPTIVE,
        @JsonProperty("always")
        ALWAYS,
        @JsonProperty("never")
        NEVER
    }

    public static final SignIn DEFAULT = new SignIn(false, false, Proof.ADAPTIVE, false);
}

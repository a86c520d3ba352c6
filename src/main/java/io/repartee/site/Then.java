package io.repartee.site;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What follows when a phase of moderation finds something. */
public enum Then {
    /** The phase does not look. */
    @JsonProperty("off")
    OFF,
    /** It is told to moderators, and the comment is published. */
    @JsonProperty("publish")
    PUBLISH,
    /** It waits for a moderator. */
    @JsonProperty("hold")
    HOLD,
    /** It is put away as spam, where moderators can bring it back. */
    @JsonProperty("spam")
    SPAM,
    /** It is turned down, where moderators can bring it back. */
    @JsonProperty("reject")
    REJECT;

    /** Whether a phase with this setting looks at all. */
    public boolean looks() {
        return this != OFF;
    }
}

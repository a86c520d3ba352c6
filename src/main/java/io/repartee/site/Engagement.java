package io.repartee.site;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What readers may do besides writing.
 *
 * @param votes on comments
 * @param reactions that may be given to comments; none by default
 * @param pageReactions that may be given to the page itself; none by default
 * @param guests whose votes count
 * @param closeAfterDays how long after its first comment a thread closes by itself, in days; 0 for never
 */
public record Engagement(
        Voting votes, List<Reaction> reactions, List<Reaction> pageReactions, GuestVotes guests, int closeAfterDays) {
    private static final int MOST_REACTIONS = 12;
    private static final int MOST_DAYS = 3_650;
    private static final int EMOJI_CHARACTERS = 16;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,23}");

    public static final Engagement DEFAULT =
            new Engagement(Voting.UP_DOWN, List.of(), List.of(), GuestVotes.ADDRESS, 0);

    /** Which votes there are. */
    public enum Voting {
        @JsonProperty("up-down")
        UP_DOWN("up-down"),
        @JsonProperty("up")
        UP("up"),
        @JsonProperty("off")
        OFF("off");

        private final String wireName;

        Voting(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    /** What guests may do: whoever can be a new guest at any time could vote any number of times. */
    public enum GuestVotes {
        /** As everybody. */
        @JsonProperty("all")
        ALL,
        /** One guest for each network address, comment and day. */
        @JsonProperty("address")
        ADDRESS,
        /** Not at all. */
        @JsonProperty("none")
        NONE
    }

    /**
     * One that readers can choose.
     *
     * @param name under which it is counted; a count stays when a reaction is offered no more
     * @param emoji what readers see
     */
    public record Reaction(String name, String emoji) {}

    /** Whether that may be given to a comment, or to a page. */
    public boolean offers(String name, boolean onPage) {
        return (onPage ? pageReactions : reactions)
                .stream().anyMatch(reaction -> reaction.name().equals(name));
    }

    void check(String place, Faults faults) {
        check(place + "/reactions", reactions, faults);
        check(place + "/pageReactions", pageReactions, faults);
        faults.range(place + "/closeAfterDays", closeAfterDays, 0, MOST_DAYS);
    }

    private static void check(String place, List<Reaction> reactions, Faults faults) {
        faults.size(place, reactions, MOST_REACTIONS);
        for (int i = 0; i < reactions.size(); i++) {
            Reaction reaction = reactions.get(i);
            String name = Optional.ofNullable(reaction.name()).orElse("");
            String emoji = Optional.ofNullable(reaction.emoji()).orElse("");
            faults.must(
                    place + "/" + i + "/name",
                    NAME.matcher(name).matches(),
                    "1 to 24 small letters, digits and hyphens are needed, a letter first.");
            faults.must(
                    place + "/" + i + "/emoji",
                    !emoji.isBlank() && emoji.length() <= EMOJI_CHARACTERS,
                    "1 to " + EMOJI_CHARACTERS + " characters are needed.");
        }
        long names = reactions.stream().map(Reaction::name).distinct().count();
        faults.must(place, names == reactions.size(), "Each name may be there once.");
    }
}

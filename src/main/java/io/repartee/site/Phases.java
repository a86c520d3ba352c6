package io.repartee.site;

import io.repartee.site.PhaseSettings.External;
import io.repartee.site.PhaseSettings.Flood;
import io.repartee.site.PhaseSettings.Invisible;
import io.repartee.site.PhaseSettings.Length;
import io.repartee.site.PhaseSettings.Links;
import io.repartee.site.PhaseSettings.Marks;
import io.repartee.site.PhaseSettings.NewAuthor;
import io.repartee.site.PhaseSettings.Premoderated;
import io.repartee.site.PhaseSettings.Rejections;
import io.repartee.site.PhaseSettings.Repeats;
import io.repartee.site.PhaseSettings.Shouting;
import io.repartee.site.PhaseSettings.Spam;
import io.repartee.site.PhaseSettings.Words;
import java.util.List;

/**
 * The settings of the phases, in the order in which they look. Each component's name is also the phase's name in its findings;
 * {@code docs/moderation.md} has the table.
 */
public record Phases(
        Length length,
        Repeats repeats,
        Flood flood,
        Links links,
        Words bannedWords,
        Words suspectWords,
        Shouting shouting,
        Invisible invisible,
        Marks marks,
        NewAuthor newAuthor,
        Premoderated premoderated,
        Rejections rejections,
        Spam spam,
        External external) {
    /** Nothing here holds an ordinary comment of somebody new on a new site. */
    public static final Phases DEFAULT = new Phases(
            new Length(Then.HOLD, 0, 0, 0),
            new Repeats(Then.HOLD, 30, 60, 1, 3, 100),
            new Flood(Then.OFF, 30, 10),
            new Links(Then.HOLD, 5, 2, List.of(), List.of(), Then.SPAM),
            new Words(Then.REJECT, List.of(), false),
            new Words(Then.HOLD, List.of(), false),
            new Shouting(Then.PUBLISH, 70, 30, 8),
            new Invisible(Then.HOLD),
            new Marks(Then.HOLD, 4),
            new NewAuthor(Then.OFF, 1),
            new Premoderated(Then.HOLD),
            new Rejections(Then.HOLD, 10, 75),
            new Spam(Then.HOLD, 95, 50),
            new External(Then.OFF, "", "", 10, 8));

    void check(String place, Faults faults) {
        length.check(place + "/length", faults);
        repeats.check(place + "/repeats", faults);
        flood.check(place + "/flood", faults);
        links.check(place + "/links", faults);
        bannedWords.check(place + "/bannedWords", faults);
        suspectWords.check(place + "/suspectWords", faults);
        shouting.check(place + "/shouting", faults);
        marks.check(place + "/marks", faults);
        newAuthor.check(place + "/newAuthor", faults);
        rejections.check(place + "/rejections", faults);
        spam.check(place + "/spam", faults);
        external.check(place + "/external", faults);
    }
}

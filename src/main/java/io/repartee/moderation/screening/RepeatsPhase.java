package io.repartee.moderation.screening;

import io.repartee.comment.Finding;
import io.repartee.site.PhaseSettings.Repeats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The same text again: by its author, or by several accounts at once. Short ones may be said as often as people like. */
final class RepeatsPhase implements Phase {
    @Override
    public String name() {
        return "repeats";
    }

    @Override
    public List<Finding> examine(Examined text) {
        Repeats repeats = text.settings().repeats();
        if (!repeats.then().looks()) {
            return List.of();
        }
        Fingerprint fingerprint = text.fingerprint();
        if (fingerprint.letters() < repeats.letters()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>(0);
        int own = text.isEdit() ? 0 : own(text, fingerprint, repeats);
        if (own > repeats.own()) {
            findings.add(Examined.found(name(), repeats.then(), "the author wrote it " + own + " times before"));
        }
        if (text.background().accounts() > repeats.accounts()) {
            findings.add(Examined.found(
                    name(), repeats.then(), text.background().accounts() + " accounts have brought the same text"));
        }
        return findings;
    }

    private static int own(Examined text, Fingerprint fingerprint, Repeats repeats) {
        Instant from = text.at().minus(Duration.ofMinutes(repeats.minutes()));
        int own = 0;
        for (TrackRecord.Earlier earlier : text.background().author().texts()) {
            boolean same = fingerprint.likeness(earlier.text()) >= repeats.similarPercent();
            own += same && earlier.at().isAfter(from) ? 1 : 0;
        }
        return own;
    }
}

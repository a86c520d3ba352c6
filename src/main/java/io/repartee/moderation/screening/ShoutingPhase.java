package io.repartee.moderation.screening;

import io.repartee.comment.Finding;
import io.repartee.site.PhaseSettings.Shouting;
import java.util.ArrayList;
import java.util.List;

/** Text mostly in capitals, and characters that follow themselves on and on. What Markdown makes rules and frames of may. */
final class ShoutingPhase implements Phase {
    private static final String RULES = "-=_*~#>.`+|/\\";

    @Override
    public String name() {
        return "shouting";
    }

    @Override
    public List<Finding> examine(Examined text) {
        Shouting shouting = text.settings().shouting();
        if (!shouting.then().looks()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>(0);
        String source = text.source();
        int capitals = 0;
        int cased = 0;
        int run = 0;
        int runFrom = 0;
        int longest = 0;
        int longestFrom = 0;
        int before = -1;
        int next;
        for (int at = 0; at < source.length(); at = next) {
            int c = source.codePointAt(at);
            next = at + Character.charCount(c);
            if (Character.isUpperCase(c)) {
                capitals++;
                cased++;
            } else if (Character.isLowerCase(c)) {
                cased++;
            }
            runFrom = c == before ? runFrom : at;
            run = c == before ? run + 1 : 1;
            if (run > longest && counts(c)) {
                longest = run;
                longestFrom = runFrom;
            }
            before = c;
        }
        if (shouting.capitalsPercent() > 0
                && cased >= shouting.letters()
                && capitals * 100L > (long) shouting.capitalsPercent() * cased) {
            findings.add(Examined.found(name(), shouting.then(), capitals * 100L / cased + " % capitals"));
        }
        if (shouting.run() > 0 && longest > shouting.run()) {
            String saw = Character.toString(source.codePointAt(longestFrom)) + " " + longest + " times";
            int to = longestFrom + longest * Character.charCount(source.codePointAt(longestFrom));
            findings.add(Examined.found(name(), shouting.then(), saw, longestFrom, to));
        }
        return findings;
    }

    private static boolean counts(int c) {
        return c > ' ' && RULES.indexOf(c) < 0 && !Character.isWhitespace(c) && !Character.isDigit(c);
    }
}

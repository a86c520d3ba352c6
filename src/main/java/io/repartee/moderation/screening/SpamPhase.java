package io.repartee.moderation.screening;

import io.repartee.comment.Finding;
import io.repartee.site.PhaseSettings.Spam;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Texts like those that this site's moderators called spam; silent until it has seen enough of both kinds. */
final class SpamPhase implements Phase {
    @Override
    public String name() {
        return "spam";
    }

    @Override
    public List<Finding> examine(Examined text) {
        Spam settings = text.settings().spam();
        SpamModel model = text.background().spam().orElseThrow();
        if (!settings.then().looks() || !model.speaks(settings.examples())) {
            return List.of();
        }
        Set<String> tokens = Tokens.of(text.source(), text.folded(Folding.PLAIN), text.html());
        double probability = model.probability(tokens);
        if (probability * 100 < settings.percent()) {
            return List.of();
        }
        String words = model.explained(tokens).stream()
                .map(word -> String.format(Locale.ROOT, "%s %+.1f", word.token(), word.weight()))
                .collect(Collectors.joining(", "));
        String saw = "%d %% like this site's spam: %s".formatted((int) (probability * 100), words);
        return List.of(Examined.found(name(), settings.then(), saw));
    }
}

package io.repartee.moderation.screening;

import io.repartee.comment.Finding;
import io.repartee.site.PhaseSettings.NewAuthor;
import java.util.List;

/** An author of whom readers have seen too little to be trusted. */
final class NewAuthorPhase implements Phase {
    @Override
    public String name() {
        return "newAuthor";
    }

    @Override
    public List<Finding> examine(Examined text) {
        NewAuthor settings = text.settings().newAuthor();
        if (!settings.then().looks()) {
            return List.of();
        }
        int published = text.background().author().published();
        return published >= settings.published()
                ? List.of()
                : List.of(Examined.found(name(), settings.then(), published + " published comments so far"));
    }
}

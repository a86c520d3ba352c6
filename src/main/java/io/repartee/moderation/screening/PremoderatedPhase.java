package io.repartee.moderation.screening;

import io.repartee.comment.Finding;
import io.repartee.site.Then;
import java.util.List;

/** An author whose comments a moderator wants to see first. */
final class PremoderatedPhase implements Phase {
    @Override
    public String name() {
        return "premoderated";
    }

    @Override
    public List<Finding> examine(Examined text) {
        Then then = text.settings().premoderated().then();
        if (!then.looks() || !text.background().premoderated().orElseThrow()) {
            return List.of();
        }
        return List.of(Examined.found(name(), then, "the author is under premoderation"));
    }
}

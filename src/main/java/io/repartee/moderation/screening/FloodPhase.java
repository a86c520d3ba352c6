package io.repartee.moderation.screening;

import io.repartee.comment.Finding;
import io.repartee.site.PhaseSettings.Flood;
import java.time.Duration;
import java.util.List;

/** An author who writes more often than a conversation goes. Edits do not count. */
final class FloodPhase implements Phase {
    @Override
    public String name() {
        return "flood";
    }

    @Override
    public List<Finding> examine(Examined text) {
        Flood flood = text.settings().flood();
        if (!flood.then().looks() || text.isEdit()) {
            return List.of();
        }
        int before = text.background().author().since(text.at().minus(Duration.ofMinutes(flood.minutes())));
        return before < flood.most()
                ? List.of()
                : List.of(Examined.found(
                        name(), flood.then(), "%d comments in %d minutes".formatted(before + 1, flood.minutes())));
    }
}

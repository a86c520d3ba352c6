package io.repartee.moderation.screening;

import io.repartee.comment.Finding;
import io.repartee.site.PhaseSettings.Rejections;
import java.util.List;

/** An author whose recent comments were turned down too often. */
final class RejectionsPhase implements Phase {
    @Override
    public String name() {
        return "rejections";
    }

    @Override
    public List<Finding> examine(Examined text) {
        Rejections settings = text.settings().rejections();
        if (!settings.then().looks()) {
            return List.of();
        }
        TrackRecord author = text.background().author();
        boolean often =
                author.refused() >= settings.least() && author.refused() * 100 >= settings.percent() * author.decided();
        return often
                ? List.of(Examined.found(
                        name(),
                        settings.then(),
                        "%d of the last %d were turned down".formatted(author.refused(), author.decided())))
                : List.of();
    }
}

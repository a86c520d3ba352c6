package io.repartee.moderation.screening;

import java.util.Optional;

/**
 * What is known about a text besides the text. Immutable.
 *
 * @param record what its author has written before; empty when it cannot be known now
 * @param premoderated whether its author is under premoderation; empty when it cannot be known now
 * @param accounts how many accounts, its author among them, have lately brought the same text to this node
 * @param spam what has been learnt from the site's moderators; empty when it cannot be known now
 */
record Background(
        Optional<TrackRecord> record, Optional<Boolean> premoderated, int accounts, Optional<SpamModel> spam) {
    /** Somebody new, and a site that has learnt nothing. */
    static final Background NEW =
            new Background(Optional.of(TrackRecord.EMPTY), Optional.of(false), 1, Optional.of(SpamModel.EMPTY));

    static final Background UNKNOWN = new Background(Optional.empty(), Optional.empty(), 1, Optional.empty());

    /** @throws IllegalStateException when it cannot be known now: the phase that asks has no answer */
    TrackRecord author() {
        return record.orElseThrow(() -> new IllegalStateException("the author's record cannot be read"));
    }
}

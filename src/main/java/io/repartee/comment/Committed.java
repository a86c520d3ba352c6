package io.repartee.comment;

import io.repartee.stream.Counted;
import io.repartee.stream.Handover;
import java.util.List;

/**
 * A batch that is durable: each command's outcome in the order of the commands, the events it made, and of which threads the
 * totals changed.
 */
record Committed(List<Outcome> outcomes, List<Handover> handovers, List<Counted> counted) {
    Committed(List<Outcome> outcomes, List<Handover> handovers) {
        this(outcomes, handovers, List.of());
    }
}

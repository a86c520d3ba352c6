package io.repartee.comment;

import io.repartee.stream.Handover;
import java.util.List;

/** A batch that is durable: each command's outcome in the order of the commands, and the events it made. */
record Committed(List<Outcome> outcomes, List<Handover> handovers) {}

package io.repartee.stream;

import io.repartee.ids.SiteId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How gossip looks as payloads of NOTIFY: a line with the name of the node, then a line for each whisper, count or change of totals, its parts
 * divided by tabs. A payload must stay below 8,000 bytes.
 */
final class GossipCode {
    static final int PAYLOAD_BYTES = 7_800;
    private static final String WHISPER = "w";
    private static final int WHISPER_PARTS = 7;
    private static final String ATTENDING = "a";
    private static final int ATTENDING_PARTS = 6;
    private static final String COUNTED = "t";
    private static final int COUNTED_PARTS = 6;

    /** What one payload says. */
    record Heard(String node, List<Whisper> whispers, List<Attending> attending, List<Counted> counted) {}

    /** Who attends a stream on that node. */
    record Attending(StreamId stream, Attendance attendance) {}

    private GossipCode() {}

    static String line(Whisper whisper) {
        return String.join(
                "\t",
                WHISPER,
                stream(whisper.stream()),
                whisper.key(),
                Long.toString(whisper.keptMs()),
                new String(whisper.frame(), StandardCharsets.UTF_8));
    }

    static String line(StreamId stream, Attendance here) {
        return String.join(
                "\t", ATTENDING, stream(stream), Integer.toString(here.readers()), Integer.toString(here.typing()));
    }

    static String line(Counted change) {
        return String.join(
                "\t", COUNTED, stream(change.stream()), Long.toString(change.after()), Long.toString(change.tally()));
    }

    /** Reads a payload, without what it does not know: a newer node may say more. */
    static Heard decode(String payload) {
        String[] lines = payload.split("\n");
        List<Whisper> whispers = new ArrayList<>();
        List<Attending> attending = new ArrayList<>();
        List<Counted> counted = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            whisper(lines[i]).ifPresent(whispers::add);
            attending(lines[i]).ifPresent(attending::add);
            counted(lines[i]).ifPresent(counted::add);
        }
        return new Heard(lines[0], whispers, attending, counted);
    }

    private static Optional<Whisper> whisper(String line) {
        String[] parts = line.split("\t", WHISPER_PARTS);
        if (parts.length != WHISPER_PARTS || !parts[0].equals(WHISPER)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Whisper(
                    stream(parts[1], parts[2], parts[3]),
                    parts[4],
                    parts[6].getBytes(StandardCharsets.UTF_8),
                    Long.parseLong(parts[5])));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<Attending> attending(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != ATTENDING_PARTS || !parts[0].equals(ATTENDING)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Attending(
                    stream(parts[1], parts[2], parts[3]),
                    new Attendance(Integer.parseInt(parts[4]), Integer.parseInt(parts[5]))));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<Counted> counted(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != COUNTED_PARTS || !parts[0].equals(COUNTED)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Counted(
                    stream(parts[1], parts[2], parts[3]), Long.parseLong(parts[4]), Long.parseLong(parts[5])));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static String stream(StreamId stream) {
        return stream.site().value() + "\t" + stream.kind() + "\t" + stream.value();
    }

    private static StreamId stream(String site, String kind, String value) {
        return new StreamId(new SiteId(Integer.parseInt(site)), StreamKind.valueOf(kind), UUID.fromString(value));
    }
}

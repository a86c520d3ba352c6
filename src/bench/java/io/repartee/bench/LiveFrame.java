package io.repartee.bench;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text frame says. Thousands of sockets get the same bytes, so it is read once per distinct frame.
 *
 * @param type the frame's type
 * @param first the first event's number, 0 when there is none
 * @param last the last event's number, or the position of a {@code subscribed}
 * @param whole whether the numbers from first to last are all there
 * @param posts which of our posts it shows
 */
record LiveFrame(String type, long first, long last, boolean whole, List<Integer> posts) {
    private static final Pattern TYPE = Pattern.compile("\"type\":\"([a-z.-]+)\"");
    private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");
    private static final Pattern POST = Pattern.compile("post-(\\d+)-end");

    static LiveFrame parse(String text) {
        Matcher type = TYPE.matcher(text);
        TreeSet<Long> numbers = new TreeSet<>();
        SEQ.matcher(text).results().map(found -> Long.valueOf(found.group(1))).forEach(numbers::add);
        List<Integer> posts =
                POST.matcher(text).results().map(LiveFrame::number).distinct().toList();
        String name = type.find() ? type.group(1) : "";
        if (numbers.isEmpty()) {
            return new LiveFrame(text.contains("\"type\":\"events\"") ? "events" : name, 0, 0, true, posts);
        }
        boolean whole = numbers.last() - numbers.first() + 1 == numbers.size();
        return new LiveFrame(kind(text, name), numbers.first(), numbers.last(), whole, posts);
    }

    private static String kind(String text, String first) {
        for (String kind : List.of("events", "subscribed", "resync")) {
            if (text.contains("\"type\":\"" + kind + "\"")) {
                return kind;
            }
        }
        return first;
    }

    private static Integer number(MatchResult found) {
        return Integer.valueOf(found.group(1));
    }

    int events() {
        return first == 0 ? 0 : (int) (last - first + 1);
    }
}

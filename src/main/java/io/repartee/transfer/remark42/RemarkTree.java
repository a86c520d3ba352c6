package io.repartee.transfer.remark42;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Comments as a tree in the order that was asked for; answers are always the oldest first ({@code service/tree.go} there). */
final class RemarkTree {
    private final Map<UUID, List<RemarkComment>> answers = new HashMap<>();
    private final List<RemarkComment> tops = new ArrayList<>();
    private final Map<UUID, OffsetDateTime> active = new HashMap<>();

    RemarkTree(List<RemarkComment> comments, String sort) {
        Set<UUID> there = new HashSet<>();
        comments.forEach(comment -> there.add(comment.id()));
        for (RemarkComment comment : comments) {
            if (comment.parent() == null || !there.contains(comment.parent())) {
                tops.add(comment);
            } else {
                answers.computeIfAbsent(comment.parent(), id -> new ArrayList<>())
                        .add(comment);
            }
        }
        answers.values().forEach(list -> list.sort(Comparator.comparing(RemarkComment::at)));
        tops.forEach(this::lastAnswer);
        tops.sort(order(sort));
    }

    /** {@code time}, {@code active}, {@code score} or {@code controversy}, with a sign; without one the least first. */
    static Comparator<RemarkComment> flat(String sort) {
        Comparator<RemarkComment> order = switch (name(sort)) {
            case "score" -> Comparator.comparingInt(RemarkComment::score);
            case "controversy" -> Comparator.comparingDouble(RemarkComment::controversy);
            default -> Comparator.comparing(RemarkComment::at);
        };
        return signed(sort, order);
    }

    private Comparator<RemarkComment> order(String sort) {
        return name(sort).equals("active")
                ? signed(sort, Comparator.comparing(comment -> active.get(comment.id())))
                : flat(sort);
    }

    private static Comparator<RemarkComment> signed(String sort, Comparator<RemarkComment> order) {
        return (sort.startsWith("-") ? order.reversed() : order).thenComparing(RemarkComment::id);
    }

    private static String name(String sort) {
        return sort.replaceFirst("^[-+ ]", "");
    }

    private OffsetDateTime lastAnswer(RemarkComment comment) {
        OffsetDateTime last = comment.at();
        for (RemarkComment answer : answers.getOrDefault(comment.id(), List.of())) {
            OffsetDateTime theirs = lastAnswer(answer);
            last = theirs.isAfter(last) ? theirs : last;
        }
        active.put(comment.id(), last);
        return last;
    }

    void write(JsonGenerator json, String site) throws IOException {
        nodes(json, "comments", tops, site);
    }

    private void nodes(JsonGenerator json, String name, List<RemarkComment> comments, String site) throws IOException {
        json.writeArrayFieldStart(name);
        for (RemarkComment comment : comments) {
            json.writeStartObject();
            json.writeFieldName("comment");
            comment.write(json, site);
            List<RemarkComment> below = answers.getOrDefault(comment.id(), List.of());
            if (!below.isEmpty()) {
                nodes(json, "replies", below, site);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}

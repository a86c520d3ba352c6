package io.repartee.moderation;

import io.repartee.comment.Command;
import io.repartee.comment.Status;
import io.repartee.ids.CommentId;
import io.repartee.web.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of a request for decisions, as it came. */
record DecisionsRequest(
        @Nullable String action,
        @Nullable String reason,
        @Nullable String note,
        @Nullable String message,
        @Nullable List<@Nullable Item> items) {
    private static final int MOST_ITEMS = 200;
    private static final int MOST_REASON_CHARS = 64;
    private static final int MOST_NOTE_CHARS = 2000;
    private static final int MOST_MESSAGE_CHARS = 1000;

    record Item(
            @Nullable UUID commentId,
            @Nullable Integer revision,
            @Nullable String expect,
            @Nullable Boolean editWaits) {}

    /** What is to be decided about one comment, and what the moderator saw of it. */
    record Wish(
            CommentId comment,
            int revision,
            Status expect,
            @Nullable Boolean editWaits) {}

    record Checked(Action action, Command.Said said, List<Wish> wishes) {}

    Checked check() {
        Action wanted = Action.named(action == null ? "" : action)
                .orElseThrow(() -> Problem.field("/action", "One of approve, reject, spam, restore is needed."));
        Command.Said said = said(reason, note, message);
        if (items == null || items.isEmpty() || items.size() > MOST_ITEMS) {
            throw Problem.field("/items", "1 to " + MOST_ITEMS + " items are needed.");
        }
        return new Checked(wanted, said, wishes(wanted, items));
    }

    private static List<Wish> wishes(Action action, List<@Nullable Item> items) {
        List<Problem.Field> faults = new ArrayList<>();
        List<Wish> wishes = new ArrayList<>();
        Set<UUID> named = new HashSet<>();
        for (int n = 0; n < items.size(); n++) {
            wish(action, items.get(n), "/items/" + n, named, faults, wishes);
        }
        if (!faults.isEmpty()) {
            throw Problem.fields(faults);
        }
        return wishes;
    }

    private static void wish(
            Action action,
            @Nullable Item item,
            String at,
            Set<UUID> named,
            List<Problem.Field> faults,
            List<Wish> wishes) {
        if (item == null || item.commentId() == null || item.revision() == null || item.expect() == null) {
            faults.add(new Problem.Field(at, "commentId, revision and expect are needed."));
            return;
        }
        Status expect = Status.named(item.expect()).orElse(null);
        if (expect == null || !action.appliesTo(expect)) {
            faults.add(new Problem.Field(at + "/expect", "This action does not apply to that status."));
        } else if (!named.add(item.commentId())) {
            faults.add(new Problem.Field(at + "/commentId", "This comment is named twice."));
        } else {
            wishes.add(new Wish(new CommentId(item.commentId()), item.revision(), expect, item.editWaits()));
        }
    }

    /** What goes with any decision; throws {@code invalid_fields}. */
    static Command.Said said(@Nullable String reason, @Nullable String note, @Nullable String message) {
        shorter("/reason", reason, MOST_REASON_CHARS);
        shorter("/note", note, MOST_NOTE_CHARS);
        shorter("/message", message, MOST_MESSAGE_CHARS);
        return new Command.Said(reason, note, message);
    }

    private static void shorter(String field, @Nullable String text, int most) {
        if (text != null && text.length() > most) {
            throw Problem.field(field, "At most " + most + " characters are allowed.");
        }
    }
}

package io.repartee.comment;

import io.repartee.ids.ThreadId;
import io.repartee.stream.Position;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page of a thread's comments with its position, all of one snapshot. */
record ThreadPage(Head head, List<Comment> pinned, List<Conversation> conversations, Optional<String> next) {
    /**
     * The thread as a whole; one that nobody has written in has neither address nor title, and its position is the beginning.
     *
     * @param section where in the publication the page stands
     * @param tally the version of the totals
     * @param reactions to the page itself
     */
    record Head(
            ThreadId thread,
            String page,
            @Nullable String url,
            @Nullable String title,
            @Nullable String section,
            boolean open,
            int commentCount,
            Position position,
            long tally,
            Editors editors,
            Map<String, Integer> reactions) {}

    /**
     * What editors said about the thread.
     *
     * @param messageHtml what stands above it
     * @param votes and reactions whether there are any here, where the site has them
     * @param featured how many comments they recommend
     */
    record Editors(
            @Nullable String question,
            @Nullable String messageHtml,
            @Nullable Instant opensAt,
            @Nullable Instant closesAt,
            boolean votes,
            boolean reactions,
            long featured) {}

    /** A top comment and the first comments below it, oldest first, whatever their depth. */
    record Conversation(Comment top, List<Comment> replies, Optional<String> repliesNext) {}
}

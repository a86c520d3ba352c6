package io.repartee.comment;

import io.repartee.ids.CommentId;
import io.repartee.ids.SiteId;
import io.repartee.thread.Page;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.IdCursor;
import io.repartee.web.Problem;
import java.util.Optional;
import java.util.UUID;

/** Which part of a thread to read; equal requests have equal answers, so this is what pages are remembered by. */
record PageRequest(SiteId site, Page page, Sort sort, Optional<CommentId> after, int limit, int replies) {
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 100;
    private static final int USUAL_REPLIES = 10;

    /** The order of top comments; ids are in the order of arrival. */
    enum Sort {
        NEWEST('n'),
        OLDEST('o');

        private final char list;

        Sort(char list) {
            this.list = list;
        }

        /** The cursor of the page after this comment. */
        String cursor(Comment last) {
            return IdCursor.write(list, last.id().value());
        }

        private static Sort named(String name) {
            return switch (name) {
                case "newest" -> NEWEST;
                case "oldest" -> OLDEST;
                default -> throw Problem.of(ErrorCode.BAD_PARAMETER, "sort must be newest or oldest.");
            };
        }
    }

    static PageRequest of(SiteId site, Call call) {
        Sort sort = Sort.named(call.query("sort").orElse("newest"));
        return new PageRequest(
                site,
                page(call),
                sort,
                call.query("after").map(cursor -> new CommentId(IdCursor.read(sort.list, cursor))),
                call.integer("limit", USUAL_LIMIT, 1, MOST),
                call.integer("replies", USUAL_REPLIES, 0, MOST));
    }

    static Page page(Call call) {
        return Page.parameter(call.query("page")
                .orElseThrow(() -> Problem.of(ErrorCode.BAD_PARAMETER, "The parameter page is needed.")));
    }

    /** Where to go on, or the end that every id lies beyond. */
    UUID boundary() {
        UUID end = sort == Sort.NEWEST ? new UUID(-1, -1) : new UUID(0, 0);
        return after.map(CommentId::value).orElse(end);
    }
}

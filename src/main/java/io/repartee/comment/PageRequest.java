package io.repartee.comment;

import io.repartee.ids.SiteId;
import io.repartee.site.Site;
import io.repartee.thread.Page;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import java.util.Optional;

/**
 * Which part of a thread to read; equal requests have equal answers, so this is what pages are remembered by.
 *
 * @param featured whether only what editors recommend, wherever it stands in the thread
 */
record PageRequest(
        SiteId site,
        Page page,
        PageSort sort,
        Optional<PageSort.Place> after,
        int limit,
        int replies,
        boolean featured) {
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 100;
    private static final int USUAL_REPLIES = 10;

    static PageRequest of(Site site, Call call) {
        PageSort sort = PageSort.named(call.query("sort").orElse("newest"));
        return new PageRequest(
                site.id(),
                page(call).on(site),
                sort,
                call.query("after").map(sort::read),
                call.integer("limit", USUAL_LIMIT, 1, MOST),
                call.integer("replies", USUAL_REPLIES, 0, MOST),
                call.query("featured").map(PageRequest::yes).orElse(false));
    }

    private static boolean yes(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.of(ErrorCode.BAD_PARAMETER, "featured must be true or false.");
        };
    }

    static Page page(Call call) {
        return Page.parameter(call.query("page")
                .orElseThrow(() -> Problem.of(ErrorCode.BAD_PARAMETER, "The parameter page is needed.")));
    }

    /** Where to go on, or the end that everything lies beyond. */
    PageSort.Place boundary() {
        return after.orElse(sort.end());
    }
}

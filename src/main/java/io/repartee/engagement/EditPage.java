package io.repartee.engagement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.KnownAccounts;
import io.repartee.comment.Texts;
import io.repartee.thread.Page;
import io.repartee.thread.ThreadDirectory;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * A moderator says what a page's conversation begins with, what stands above it, and when it is open; an admin also what the page is. The
 * page need not have a comment. Thread-safe.
 */
public final class EditPage {
    private static final int MOST_MESSAGE = 5_000;

    private final ThreadDirectory threads;
    private final KnownAccounts accounts;
    private final EditorStore store;
    private final InstantSource clock;

    public EditPage(ThreadDirectory threads, KnownAccounts accounts, EditorStore store, InstantSource clock) {
        this.threads = threads;
        this.accounts = accounts;
        this.store = store;
        this.clock = clock;
    }

    /** What they have said so far. */
    Future<EditedPage> show(Caller caller, Page page) {
        Access.mustModerate(caller);
        return threads.find(caller.site(), page)
                .compose(thread -> store.find(caller.site().id(), thread, page, clock.instant()));
    }

    Future<EditedPage> run(Caller caller, PageEdit edit) {
        Access.mustModerate(caller);
        if (edit.settles()) {
            Access.mustAdminister(caller);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Page page = edit.checkedPage().on(caller.site());
        ObjectNode given = edit.check(caller.site(), now);
        String message = given.path("message").textValue();
        String html =
                message == null ? null : Texts.render(message, MOST_MESSAGE).html();
        return accounts.ensure(caller)
                .compose(known -> threads.find(caller.site(), page))
                .compose(thread -> store.edit(caller, thread, page, given.toString(), html, now));
    }
}

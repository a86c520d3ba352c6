package io.repartee.person;

import io.repartee.account.Erasable.Told;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.web.Answer;
import io.repartee.web.Outlet;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes everything that is kept about a person, list after list. One slice is in memory at a time: the next is read when the network
 * has taken it. On the event loop of its request, for one request.
 */
final class ExportPerson implements Answer.Stream {
    private static final Logger LOG = LoggerFactory.getLogger(ExportPerson.class);
    private static final int SLICE = 200;

    private final PersonStore store;
    private final List<Told> lists;
    private final SiteId site;
    private final AccountId account;
    private final Form form;

    /** How an export looks. One is for one export. */
    interface Form {
        String begin();

        String list(String name);

        /** @param json one entry of the list that was begun last */
        String entry(String json);

        String endOfList();

        String end();
    }

    ExportPerson(PersonStore store, List<Told> lists, SiteId site, AccountId account, Form form) {
        this.store = store;
        this.lists = lists;
        this.site = site;
        this.account = account;
        this.form = form;
    }

    @Override
    public void begin(Outlet out) {
        write(out, form.begin())
                .compose(begun -> list(0, out))
                .compose(written -> write(out, form.end()))
                .onComplete(written -> out.end(), failure -> {
                    LOG.warn("an export of a person's data broke off: {}", failure.getMessage());
                    out.abort(); // so that nobody takes a part for the whole
                });
    }

    private Future<Void> list(int n, Outlet out) {
        if (n == lists.size()) {
            return Future.succeededFuture();
        }
        Told told = lists.get(n);
        return write(out, form.list(told.name()))
                .compose(begun -> slice(told, "", out))
                .compose(written -> write(out, form.endOfList()))
                .compose(ended -> list(n + 1, out));
    }

    private Future<Void> slice(Told told, String after, Outlet out) {
        return store.slice(told, site, account, after, SLICE).compose(pieces -> {
            if (pieces.isEmpty()) {
                return Future.succeededFuture();
            }
            StringBuilder text = new StringBuilder();
            pieces.forEach(piece -> text.append(form.entry(piece.value())));
            return write(out, text.toString())
                    .compose(taken -> pieces.size() < SLICE
                            ? Future.succeededFuture()
                            : slice(told, pieces.get(pieces.size() - 1).key(), out));
        });
    }

    private static Future<Void> write(Outlet out, String text) {
        return out.write(Buffer.buffer(text));
    }
}

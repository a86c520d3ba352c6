package io.repartee.notify;

import io.repartee.mail.Letter;
import io.repartee.mail.Mailer;
import io.repartee.mail.Undelivered;
import io.repartee.mail.Words;
import io.repartee.outbox.Deliverer;
import io.repartee.outbox.Parcel;
import io.repartee.outbox.Terms;
import io.repartee.outbox.Undeliverable;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes somebody a letter about what is unread, as everything is at that moment: what was read or removed meanwhile is not in it, and
 * when nothing is left there is no letter. A letter that is sent twice has the same {@code Message-ID}.
 */
public final class WriteDigest implements Deliverer {
    private static final Terms TERMS = new Terms(
            8, Duration.ofSeconds(35), Duration.ofSeconds(30), Duration.ofHours(2), Duration.ofDays(3), false);
    private static final int MOST = 20;

    private final Pool pool;
    private final Mailer mailer;
    private final MailLinks links;
    private final String host;

    /** @param publicUrl how browsers reach this server */
    public WriteDigest(Pool pool, Mailer mailer, String publicUrl) {
        this.pool = pool;
        this.mailer = mailer;
        this.links = new MailLinks(publicUrl);
        this.host = java.net.URI.create(publicUrl).getHost();
    }

    @Override
    public String kind() {
        return "digest";
    }

    @Override
    public Terms terms() {
        return TERMS;
    }

    @Override
    public Future<Delivered> deliver(Parcel parcel) {
        if (parcel.account() == null) {
            throw new Undeliverable("it is for nobody");
        }
        return pool.preparedQuery(DigestSql.UNSENT)
                .execute(Tuple.of(parcel.site().value(), parcel.account().value(), MOST + 1))
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture(Delivered.DONE)
                        : send(parcel, rows).map(Delivered.DONE));
    }

    private Future<Void> send(Parcel parcel, RowSet<Row> rows) {
        List<Notice> notices = new ArrayList<>();
        rows.forEach(row -> notices.add(Notice.read(row)));
        long last = notices.get(0).id();
        return mailer.send(letter(parcel, notices, last, rows.iterator().next()))
                .recover(failure -> Future.failedFuture(
                        failure instanceof Undelivered refused && !refused.mayBeTriedAgain()
                                ? new Undeliverable(refused.getMessage())
                                : failure))
                .compose(sent -> pool.preparedQuery(DigestSql.SENT)
                        .execute(
                                Tuple.of(parcel.site().value(), parcel.account().value(), last)))
                .mapEmpty();
    }

    private Letter letter(Parcel parcel, List<Notice> notices, long last, Row to) {
        MailLinks.Bearer bearer = new MailLinks.Bearer(parcel.account(), to.getString("mail_key"));
        boolean more = notices.size() > MOST;
        return Letters.digest(new Letters.Digest(
                to.getString("mail"),
                to.getString("site_name"),
                Words.of(Letters.WORDS, to.getString("language"), to.getString("site_language")),
                more ? notices.subList(0, MOST) : notices,
                more,
                links.unsubscribe(to.getString("site_key"), bearer),
                "<inbox." + parcel.account() + "." + last + "@" + host + ">"));
    }
}

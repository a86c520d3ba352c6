package io.repartee.outbox;

import io.repartee.mail.Mailer;
import io.repartee.mail.Undelivered;
import io.vertx.core.Future;
import java.time.Duration;

/** Hands letters to the mail server, for up to three days. What it will never take is given up at once. */
public final class MailDeliverer implements Deliverer {
    private static final Terms TERMS = new Terms(
            8, Duration.ofSeconds(32), Duration.ofSeconds(10), Duration.ofHours(2), Duration.ofDays(3), false);

    private final Mailer mailer;

    public MailDeliverer(Mailer mailer) {
        this.mailer = mailer;
    }

    @Override
    public String kind() {
        return MailOrder.KIND;
    }

    @Override
    public Terms terms() {
        return TERMS;
    }

    @Override
    public Future<Delivered> deliver(Parcel parcel) {
        return mailer.send(MailOrder.read(parcel.body()))
                .map(Delivered.DONE)
                .recover(failure -> Future.failedFuture(
                        failure instanceof Undelivered refused && !refused.mayBeTriedAgain()
                                ? new Undeliverable(refused.getMessage())
                                : failure));
    }
}

package io.repartee.outbox;

import static io.repartee.testing.Futures.failure;
import static io.repartee.testing.Futures.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.ids.SiteId;
import io.repartee.mail.Letter;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailDelivererTest {
    private static final Letter LETTER = new Letter(
            "ada@example.org",
            "Réponse",
            "Text",
            "<p>Text</p>",
            Map.of("List-Unsubscribe", "<https://a.example>"),
            "A");

    @Test
    void aLetterComesOutAsItWentIn() {
        List<Letter> sent = new ArrayList<>();
        MailDeliverer deliverer = new MailDeliverer(letter -> {
            sent.add(letter);
            return Future.succeededFuture();
        });

        get(deliverer.deliver(parcel()));

        assertThat(sent).containsExactly(LETTER);
    }

    @Test
    void whatFailsInTransitIsTriedAgain() {
        MailDeliverer deliverer = new MailDeliverer(letter -> Future.failedFuture("cannot be reached"));

        assertThat(failure(deliverer.deliver(parcel()))).isNotInstanceOf(Undeliverable.class);
    }

    private static Parcel parcel() {
        Instant now = Instant.parse("2026-11-23T12:00:00Z");
        Outbox.Order order = MailOrder.of(new SiteId(1), "key", null, LETTER, now);
        return new Parcel(
                order.site(),
                1,
                order.kind(),
                "mail",
                order.key(),
                null,
                order.body().toString(),
                1,
                now,
                now);
    }
}

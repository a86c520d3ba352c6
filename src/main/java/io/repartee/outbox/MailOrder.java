package io.repartee.outbox;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.mail.Letter;
import io.repartee.web.Json;
import io.repartee.web.JsonReader;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A letter as a row of the outbox, which holds it only until it is delivered. */
public final class MailOrder {
    static final String KIND = "mail";

    private MailOrder() {}

    /** @param key the same letter put twice is sent once */
    public static Outbox.Order of(SiteId site, String key, @Nullable AccountId account, Letter letter, Instant due) {
        return new Outbox.Order(site, KIND, KIND, key, account, write(letter), due);
    }

    /** As it lies in the row. */
    private record Written(
            String to,
            String subject,
            String text,
            @Nullable String html,
            @Nullable String fromName,
            Map<String, String> headers) {}

    static Letter read(String body) {
        Written written = JsonReader.read(Buffer.buffer(body), Written.class);
        return new Letter(
                written.to(), written.subject(), written.text(), written.html(), written.headers(), written.fromName());
    }

    private static Buffer write(Letter letter) {
        return Json.object(json -> {
            json.writeStringField("to", letter.to());
            json.writeStringField("subject", letter.subject());
            json.writeStringField("text", letter.text());
            json.writeStringField("html", letter.html());
            json.writeStringField("fromName", letter.fromName());
            json.writeObjectFieldStart("headers");
            headers(json, letter.headers());
            json.writeEndObject();
        });
    }

    private static void headers(JsonGenerator json, Map<String, String> headers) throws IOException {
        for (Map.Entry<String, String> header : headers.entrySet()) {
            json.writeStringField(header.getKey(), header.getValue());
        }
    }
}

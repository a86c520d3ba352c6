package io.repartee.notify;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.repartee.mail.MailAddress;
import io.repartee.mail.Words;
import io.repartee.notify.Notice.Kind;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be told, and how.
 *
 * @param quiet the bits of kinds that are not wanted at all
 * @param address where mail goes; null for none
 * @param confirmed whether its owner has said that it is theirs
 * @param key whoever has it got the mail; null where there was never an address
 * @param language in which letters are written, as a BCP 47 tag; null for the site's
 */
record Preferences(
        int quiet,
        When when,
        @Nullable String address,
        boolean confirmed,
        @Nullable String key,
        @Nullable String language) {
    static final Preferences NONE = new Preferences(0, When.NEVER, null, false, null, null);

    /** The order is what the database keeps. */
    enum When {
        @JsonProperty("never")
        NEVER,
        @JsonProperty("at-once")
        AT_ONCE,
        @JsonProperty("hourly")
        HOURLY,
        @JsonProperty("daily")
        DAILY;

        String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** As a request says them; what is missing is as by default. */
    record Request(
            @Nullable Inbox inbox,
            @Nullable Mail mail,
            @Nullable String language) {
        record Inbox(
                @Nullable Boolean replies,
                @Nullable Boolean mentions,
                @Nullable Boolean followed,
                @Nullable Boolean decisions) {}

        record Mail(@Nullable When when, @Nullable String address) {}

        int quiet() {
            return inbox == null
                    ? 0
                    : bit(Kind.REPLY, inbox.replies())
                            | bit(Kind.MENTION, inbox.mentions())
                            | bit(Kind.FOLLOWED, inbox.followed())
                            | bit(Kind.DECISION, inbox.decisions());
        }

        When when() {
            return mail == null || mail.when() == null ? When.NEVER : mail.when();
        }

        @Nullable
        String address() {
            if (mail == null || mail.address() == null) {
                if (when() != When.NEVER) {
                    throw Problem.field("/mail/address", "An address is needed.");
                }
                return null;
            }
            return MailAddress.parse(mail.address())
                    .map(MailAddress::toString)
                    .orElseThrow(() -> Problem.field("/mail/address", "This is no address that mail can be sent to."));
        }

        /** As a page has it; whether there are words in it is seen when a letter is written. */
        @Nullable
        String checkedLanguage() {
            if (language != null && !Words.isTag(language)) {
                throw Problem.field("/language", "A language tag such as de is needed.");
            }
            return language;
        }

        private static int bit(Kind kind, @Nullable Boolean wanted) {
            return wanted == null || wanted ? 0 : kind.bit();
        }
    }

    static Preferences read(Row row) {
        return new Preferences(
                row.getShort("quiet"),
                When.values()[row.getShort("mail_when")],
                row.getString("mail"),
                row.getBoolean("mail_confirmed"),
                row.getString("mail_key"),
                row.getString("language"));
    }

    /** @param mailSent whether this server sends mail at all */
    Buffer json(boolean mailSent) {
        return Json.object(json -> {
            json.writeObjectFieldStart("inbox");
            json.writeBooleanField("replies", wants(Kind.REPLY));
            json.writeBooleanField("mentions", wants(Kind.MENTION));
            json.writeBooleanField("followed", wants(Kind.FOLLOWED));
            json.writeBooleanField("decisions", wants(Kind.DECISION));
            json.writeEndObject();
            json.writeObjectFieldStart("mail");
            json.writeStringField("when", when.wireName());
            json.writeStringField("address", address);
            json.writeBooleanField("confirmed", confirmed);
            json.writeBooleanField("available", mailSent);
            json.writeEndObject();
            json.writeStringField("language", language);
        });
    }

    private boolean wants(Kind kind) {
        return (quiet & kind.bit()) == 0;
    }
}

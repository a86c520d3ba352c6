package io.repartee.moderation;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.account.AccountStore;
import io.repartee.account.RightsRoutes;
import io.repartee.account.Standing;
import io.repartee.account.Trust;
import io.repartee.web.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Everything that moderators know about an account, on one page. */
record AccountFile(
        AccountStore.Known account,
        AccountFileStore.Record record,
        Trust trust,
        Standing standing,
        List<SanctionEntry> sanctions,
        List<AccountNote> notes) {

    void write(JsonGenerator json, Instant now) throws IOException {
        json.writeStringField("id", account.id().toString());
        json.writeStringField("name", account.name());
        json.writeStringField("avatar", account.avatar());
        json.writeStringField("kind", account.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("createdAt", account.createdAt().toString());
        RightsRoutes.role(json, account);
        Json.array(json, "badges", standing.badges(), JsonGenerator::writeString);
        json.writeObjectFieldStart("record");
        json.writeNumberField("published", record.published());
        json.writeNumberField("rejected", record.rejected());
        json.writeEndObject();
        json.writeStringField("trust", trust.wireName());
        Json.array(json, "standing", standing.kinds(), (out, kind) -> out.writeString(kind.wireName()));
        json.writeStringField("signedOutAt", signedOutAt());
        Json.array(json, "sanctions", sanctions, (out, sanction) -> sanction.write(out, now));
        Json.array(json, "notes", notes, (out, note) -> note.write(out));
    }

    private @Nullable String signedOutAt() {
        return standing.tokensFrom().equals(Instant.MIN)
                ? null
                : standing.tokensFrom().toString();
    }
}

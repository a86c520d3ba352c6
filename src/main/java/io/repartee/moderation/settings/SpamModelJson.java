package io.repartee.moderation.settings;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.moderation.screening.SpamModel;
import io.repartee.site.PhaseSettings.Spam;
import io.repartee.web.Answer;
import io.repartee.web.Json;
import java.io.IOException;

/** What a site has learnt about spam, for its moderators. */
final class SpamModelJson {
    private static final int MOST_WORDS = 50;

    private SpamModelJson() {}

    /** Sorts all that was learnt: not for an event loop. */
    static Answer answer(SpamModel model, Spam settings) {
        return Answer.ok(Json.object(json -> {
            json.writeBooleanField("active", settings.then().looks() && model.speaks(settings.examples()));
            json.writeObjectFieldStart("examples");
            json.writeNumberField("spam", model.spam());
            json.writeNumberField("fine", model.fine());
            json.writeNumberField("needed", settings.examples());
            json.writeEndObject();
            Json.array(json, "spamWords", model.top(MOST_WORDS, true), SpamModelJson::word);
            Json.array(json, "fineWords", model.top(MOST_WORDS, false), SpamModelJson::word);
        }));
    }

    private static void word(JsonGenerator json, SpamModel.Weight word) throws IOException {
        SpamModel.Weight rounded = new SpamModel.Weight(word.token(), Math.round(word.weight() * 100) / 100.0);
        json.writeStartObject();
        json.writeStringField("word", rounded.token());
        json.writeNumberField("weight", rounded.weight());
        json.writeEndObject();
    }
}

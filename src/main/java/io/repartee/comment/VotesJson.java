package io.repartee.comment;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;

/** The JSON of totals: as part of a comment, and in frames and answers that have nothing but totals. */
public final class VotesJson {
    private VotesJson() {}

    /** The fields of a comment: its votes, its reactions, and the version of both. */
    public static void fields(JsonGenerator json, Votes votes) throws IOException {
        json.writeObjectFieldStart("votes");
        count(json, votes);
        json.writeEndObject();
        reactions(json, "reactions", votes.reactions());
        json.writeNumberField("tally", votes.tally());
    }

    /** An object with all of it; reactions only where there are any. */
    static void total(JsonGenerator json, Votes votes) throws IOException {
        json.writeStartObject();
        count(json, votes);
        if (!votes.reactions().isEmpty()) {
            reactions(json, "reactions", votes.reactions());
        }
        json.writeEndObject();
    }

    public static void reactions(JsonGenerator json, String name, Map<String, Integer> reactions) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Integer> one : reactions.entrySet()) {
            json.writeNumberField(one.getKey(), one.getValue());
        }
        json.writeEndObject();
    }

    private static void count(JsonGenerator json, Votes votes) throws IOException {
        json.writeNumberField("up", votes.up());
        json.writeNumberField("down", votes.down());
    }
}

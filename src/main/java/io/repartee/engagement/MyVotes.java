package io.repartee.engagement;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.account.Caller;
import io.repartee.comment.Mine;
import io.repartee.comment.TallyStore;
import io.repartee.ids.ThreadId;
import io.repartee.web.Json;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody's own votes and reactions on a page. Thread-safe. */
public final class MyVotes implements Mine {
    private final TallyStore tallies;

    public MyVotes(TallyStore tallies) {
        this.tallies = tallies;
    }

    @Override
    public Future<Json.Writing> fields(Caller caller, ThreadId thread) {
        return tallies.mine(caller.site().id(), caller.profile().id(), thread).map(mine -> json -> write(json, mine));
    }

    private static void write(JsonGenerator json, TallyStore.Mine mine) throws IOException {
        json.writeObjectFieldStart("votes");
        for (Map.Entry<UUID, Integer> vote : mine.votes().entrySet()) {
            json.writeNumberField(vote.getKey().toString(), vote.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("reactions");
        for (Map.Entry<UUID, List<String>> given : mine.reactions().entrySet()) {
            Json.array(json, given.getKey().toString(), given.getValue(), JsonGenerator::writeString);
        }
        json.writeEndObject();
        Json.array(json, "pageReactions", mine.onPage(), JsonGenerator::writeString);
    }
}

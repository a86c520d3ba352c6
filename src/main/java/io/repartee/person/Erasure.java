package io.repartee.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.repartee.account.Erasable;
import io.repartee.account.RightsStore;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.outbox.Deliverer;
import io.repartee.outbox.Outbox;
import io.repartee.outbox.Parcel;
import io.repartee.outbox.Terms;
import io.repartee.outbox.Undeliverable;
import io.repartee.web.Json;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Erases a person: asks one room after the other, a bounded step at a time, until none has anything left, then tells every node to
 * forget what it remembers. Every step may be done twice. Thread-safe.
 */
public final class Erasure implements Deliverer {
    private static final String KIND = "erasure";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Erasable> rooms;
    private final RightsStore rights;

    /** @param rooms in the order in which they are asked: those that find their rows by others' come before these */
    public Erasure(List<Erasable> rooms, RightsStore rights) {
        this.rooms = List.copyOf(rooms);
        this.rights = rights;
    }

    /** It carries no account of its own: it must outlive what it does to the outbox. */
    static Outbox.Order order(SiteId site, AccountId account, AccountId by, Instant asked) {
        return new Outbox.Order(
                site,
                KIND,
                KIND,
                KIND + ":" + account + ":" + asked,
                null,
                Json.object(json -> {
                    json.writeStringField("account", account.toString());
                    json.writeStringField("by", by.toString());
                    json.writeStringField("asked", asked.toString());
                }),
                asked);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Terms terms() {
        return Terms.INSIDE;
    }

    @Override
    public Future<Delivered> deliver(Parcel parcel) {
        JsonNode body = read(parcel.body());
        AccountId account = id(body, "account");
        Instant asked = Instant.parse(body.path("asked").asText());
        return rights.signOut(parcel.site(), id(body, "by"), account, asked)
                .compose(out -> step(parcel.site(), account, 0))
                .compose(more -> more
                        ? Future.succeededFuture(Delivered.MORE)
                        : rights.erased(parcel.site(), account, asked).map(Delivered.DONE));
    }

    /** The first room that has something left does a step; a later one is asked only when those before have nothing. */
    private Future<Boolean> step(SiteId site, AccountId account, int room) {
        return room == rooms.size()
                ? Future.succeededFuture(false)
                : rooms.get(room)
                        .erase(site, account)
                        .compose(more -> more ? Future.succeededFuture(true) : step(site, account, room + 1));
    }

    private static AccountId id(JsonNode body, String name) {
        return new AccountId(UUID.fromString(body.path(name).asText()));
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new Undeliverable("not an erasure");
        }
    }
}

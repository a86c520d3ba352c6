package io.repartee.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.repartee.web.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Policy} as JSON: read over the defaults, so that what is not named has its default; written whole for an admin, or only
 * as far as it differs from the defaults for the database. The secret of an external service is never written for anybody: it shows as
 * {@link #KEPT}, and giving that back keeps it. Thread-safe.
 */
public final class PolicyJson {
    /** Stands for a secret that is there. */
    public static final String KEPT = "********";

    private static final ObjectMapper PLAIN = JsonMapper.builder().build();
    private static final ObjectNode DEFAULTS = PLAIN.valueToTree(Policy.DEFAULT);
    private static final String SECRET = "secret";

    private PolicyJson() {}

    /** The shape that gives places of faults their prefix. */
    private record Body(Policy policy) {}

    /**
     * What an admin sends, over the defaults. A list replaces a list.
     *
     * @param before the policy whose secret may be kept
     * @throws io.repartee.web.Problem {@code bad_json} or {@code invalid_fields} with places that begin with {@code /policy}
     */
    public static Policy read(ObjectNode sent, Policy before) {
        ObjectNode whole = over(DEFAULTS.deepCopy(), sent);
        JsonNode external = whole.path("phases").path("external");
        if (external instanceof ObjectNode service
                && KEPT.equals(service.path(SECRET).textValue())) {
            service.put(SECRET, before.phases().external().secret());
        }
        Policy policy = parsed(whole);
        policy.check("/policy");
        return policy;
    }

    /** What the database keeps. Settings that this version does not know are left alone, so that nodes of two versions can run at once. */
    static Policy stored(String json) {
        try {
            return parsed(known(DEFAULTS.deepCopy(), PLAIN.readTree(json)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same of {@code trust} alone; null where nothing differs from the defaults. */
    public static TrustSettings trust(@Nullable String json) {
        if (json == null) {
            return TrustSettings.DEFAULT;
        }
        try {
            ObjectNode whole = known(DEFAULTS.get("trust").deepCopy(), PLAIN.readTree(json));
            return PLAIN.treeToValue(whole, TrustSettings.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only what differs from the defaults, for the database: with the secret. */
    static ObjectNode differing(Policy policy) {
        return difference(DEFAULTS, PLAIN.valueToTree(policy));
    }

    /** The same in the place of what the database keeps: what this version does not know of that stays. */
    static ObjectNode replacing(String json, Policy policy) {
        try {
            return over(unknown(DEFAULTS, PLAIN.readTree(json)), differing(policy));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode unknown(ObjectNode ours, JsonNode kept) {
        ObjectNode unknown = JsonNodeFactory.instance.objectNode();
        kept.properties().forEach(field -> {
            JsonNode known = ours.get(field.getKey());
            if (known == null) {
                unknown.set(field.getKey(), field.getValue());
            } else if (known instanceof ObjectNode group && field.getValue().isObject()) {
                ObjectNode deeper = unknown(group, field.getValue());
                if (!deeper.isEmpty()) {
                    unknown.set(field.getKey(), deeper);
                }
            }
        });
        return unknown;
    }

    /** All of it, for an admin: without the secret. */
    public static String shown(Policy policy) {
        ObjectNode whole = PLAIN.valueToTree(policy);
        ObjectNode external = (ObjectNode) whole.path("phases").path("external");
        if (!external.path(SECRET).textValue().isEmpty()) {
            external.put(SECRET, KEPT);
        }
        return whole.toString();
    }

    private static Policy parsed(ObjectNode whole) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("policy", whole);
        return JsonReader.read(body, Body.class).policy();
    }

    private static ObjectNode over(ObjectNode base, JsonNode more) {
        more.properties().forEach(field -> {
            JsonNode old = base.get(field.getKey());
            boolean deeper = old instanceof ObjectNode && field.getValue() instanceof ObjectNode;
            base.set(field.getKey(), deeper ? over((ObjectNode) old, field.getValue()) : field.getValue());
        });
        return base;
    }

    private static ObjectNode known(ObjectNode base, JsonNode kept) {
        kept.properties().forEach(field -> {
            JsonNode old = base.get(field.getKey());
            if (old instanceof ObjectNode deeper && field.getValue().isObject()) {
                known(deeper, field.getValue());
            } else if (old != null && !(old instanceof ObjectNode)) {
                base.set(field.getKey(), field.getValue());
            }
        });
        return base;
    }

    private static ObjectNode difference(ObjectNode usual, JsonNode whole) {
        ObjectNode differing = JsonNodeFactory.instance.objectNode();
        whole.properties().forEach(field -> {
            JsonNode different = different(usual.get(field.getKey()), field.getValue());
            if (different != null) {
                differing.set(field.getKey(), different);
            }
        });
        return differing;
    }

    private static @Nullable JsonNode different(JsonNode usual, JsonNode value) {
        if (value.equals(usual)) {
            return null;
        }
        return usual instanceof ObjectNode object ? difference(object, value) : value;
    }
}

package io.repartee.account;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The key pairs of this server, the newest of which signs. Thread-safe. */
public final class SigningKeys {
    private static final JWTOptions AS_GIVEN =
            new JWTOptions().setAlgorithm(SigningKey.ALGORITHM).setNoTimestamp(true);

    private final List<SigningKey> pairs;
    private final Map<String, VerificationKey> byKid = new LinkedHashMap<>();

    /** @param pairs the newest first; at least one */
    SigningKeys(Vertx vertx, List<SigningKey> pairs) {
        this.pairs = pairs;
        pairs.forEach(pair -> byKid.put(pair.kid(), pair.verification(vertx)));
    }

    /** Reads the keys; at the first start of all, makes one. Nodes that start at once agree on one. */
    public static Future<SigningKeys> load(Vertx vertx, SigningKeyStore store) {
        return store.all()
                .compose(kept -> kept.isEmpty() ? generate(vertx, store) : Future.succeededFuture(kept))
                .map(pairs -> new SigningKeys(vertx, pairs));
    }

    private static Future<List<SigningKey>> generate(Vertx vertx, SigningKeyStore store) {
        return vertx.executeBlocking(SigningKey::generate).compose(store::addFirst);
    }

    /** Fails with {@link TokenRejected} for a kid that is not ours. */
    Future<VerificationKey> find(String kid) {
        VerificationKey key = byKid.get(kid);
        return key == null
                ? Future.failedFuture(new TokenRejected("no such key of this server"))
                : Future.succeededFuture(key);
    }

    /** Takes about a tenth of a millisecond. */
    String sign(JsonObject claims) {
        return byKid.get(pairs.get(0).kid()).auth().generateToken(claims, AS_GIVEN);
    }

    List<SigningKey> pairs() {
        return pairs;
    }
}

package io.repartee.account.keys;

import io.repartee.account.SecretText;
import io.repartee.ids.SiteId;
import io.repartee.ids.Uuids;
import io.repartee.site.KeptKey;
import io.repartee.site.SsoKey;
import io.repartee.site.SsoKeyStore;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Adds, rotates and retires publishers' keys. Those that the configuration declares are shown, and changed there alone
 * ({@code declared}). Whoever calls has seen to the caller's rights. Thread-safe.
 */
public final class ManageKeys {
    private static final int USUAL_OVERLAP_MINUTES = 24 * 60;
    private static final int MOST_OVERLAP_MINUTES = 30 * 24 * 60;

    private final SsoKeyStore store;
    private final InstantSource clock;

    public ManageKeys(SsoKeyStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * @param overlapMinutes how long the old key still counts; a day when missing
     * @param publicKey of a key pair: the new one
     */
    public record Rotation(
            @Nullable Integer overlapMinutes,
            @Nullable String kid,
            @Nullable String publicKey) {
        Duration overlap() {
            int minutes = overlapMinutes == null ? USUAL_OVERLAP_MINUTES : overlapMinutes;
            if (minutes < 0 || minutes > MOST_OVERLAP_MINUTES) {
                throw Problem.field("/overlapMinutes", "This must be from 0 to " + MOST_OVERLAP_MINUTES + ".");
            }
            return Duration.ofMinutes(minutes);
        }
    }

    public Future<List<KeptKey>> all(SiteId site) {
        return store.all(site);
    }

    /** Fails with {@code invalid_fields} or {@code already_there}. @param by null for the command line */
    public Future<KeptKey> add(SiteId site, KeyRequest request, @Nullable UUID by) {
        SsoKey key = request.check();
        KeptKey kept = kept(key);
        return store.add(site, kept.id(), key, by).map(kept);
    }

    /** The new key. Fails with {@code not_found}, {@code declared}, {@code invalid_fields} or {@code already_there}. */
    public Future<KeptKey> rotate(SiteId site, UUID id, Rotation rotation, @Nullable UUID by) {
        Instant until = now().plus(rotation.overlap());
        return editable(site, id).compose(old -> {
            SsoKey key = next(old.key(), rotation);
            KeptKey kept = kept(key);
            return store.rotate(site, id, until, kept.id(), key, by).map(done -> mustBe(done, kept));
        });
    }

    /** Fails with {@code not_found} or {@code declared}. */
    public Future<Void> remove(SiteId site, UUID id, @Nullable UUID by) {
        return editable(site, id).compose(old -> store.remove(site, id, by)).map(done -> mustBe(done, null));
    }

    private Future<KeptKey> editable(SiteId site, UUID id) {
        return store.find(site, id).map(found -> {
            KeptKey key = found.orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND));
            if (key.declared()) {
                throw Problem.of(ErrorCode.DECLARED);
            }
            return key;
        });
    }

    private static SsoKey next(SsoKey old, Rotation rotation) {
        if (old.isSet()) {
            throw Problem.field("", "The issuer changes the keys of its published set itself.");
        }
        if (old.isSecret()) {
            KeyRequest.mustBeAbsent("/publicKey", rotation.publicKey());
        }
        String material = old.isSecret() ? SecretText.random() : KeyRequest.needed("/publicKey", rotation.publicKey());
        String kid = KeyRequest.name(rotation.kid());
        return KeyRequest.made(() -> new SsoKey(old.issuer(), kid, old.algorithm(), material, old.roles()));
    }

    private KeptKey kept(SsoKey key) {
        return new KeptKey(Uuids.version7(clock.millis()), key, false, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Somebody else may have been quicker. */
    private static <T> T mustBe(boolean done, T result) {
        if (!done) {
            throw Problem.of(ErrorCode.NOT_FOUND);
        }
        return result;
    }
}

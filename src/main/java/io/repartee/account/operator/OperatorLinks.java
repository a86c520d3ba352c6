package io.repartee.account.operator;

import io.repartee.account.SecretText;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the links with which somebody becomes an operator, or comes back as one. Each is good for an hour, and once. */
public final class OperatorLinks {
    public static final Duration LASTS = Duration.ofHours(1);

    private final OperatorStore store;
    private final String publicUrl;
    private final InstantSource clock;

    public OperatorLinks(OperatorStore store, String publicUrl, InstantSource clock) {
        this.store = store;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** A link, and until when it is good. It stands in the fragment, which a browser keeps to itself. */
    public record Made(String link, Instant expiresAt) {}

    /** While nobody runs the server: a link for the first who does. Empty as soon as somebody does. */
    public Future<Optional<Made>> forTheFirst() {
        return store.any()
                .compose(any -> any
                        ? Future.succeededFuture(Optional.empty())
                        : make(Optional.empty(), true, null).map(Optional::of));
    }

    /** Of that name when there is one, otherwise for somebody new. */
    public Future<Made> forNamed(String name) {
        return store.all().map(all -> named(all, name)).compose(operator -> make(operator, false, null));
    }

    Future<Made> forSomebodyNew(@Nullable UUID by) {
        return make(Optional.empty(), false, by);
    }

    private Future<Made> make(Optional<UUID> operator, boolean first, @Nullable UUID by) {
        String token = SecretText.random();
        Instant until = clock.instant().plus(LASTS);
        return store.addLink(SecretText.hash(token), operator, first, by, until)
                .map(new Made(publicUrl + "/server/#operator=" + token, until));
    }

    private static Optional<UUID> named(List<Operator> all, String name) {
        return all.stream()
                .filter(operator -> operator.name().equals(name))
                .map(Operator::id)
                .findFirst();
    }
}

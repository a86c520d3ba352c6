package io.repartee.fault;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/** Loses every doorbell, and from some time on fails every comparison of heads, which begins by asking for the epoch. */
final class Blinded implements Filter {
    private static final String EPOCH = "epoch from installation";
    private static final String NO_EPOCH = "epoch from no_such_tabl";

    private final DeafToDoorbells deaf = new DeafToDoorbells();
    private final BooleanSupplier blind;

    Blinded(BooleanSupplier blind) {
        this.blind = blind;
    }

    @Override
    public Buffer toServer(Buffer bytes) {
        if (!blind.getAsBoolean()) {
            return bytes;
        }
        String said = bytes.toString(StandardCharsets.ISO_8859_1);
        return said.contains(EPOCH)
                ? Buffer.buffer(said.replace(EPOCH, NO_EPOCH).getBytes(StandardCharsets.ISO_8859_1))
                : bytes;
    }

    @Override
    public Buffer toClient(Buffer bytes) {
        return deaf.toClient(bytes);
    }
}

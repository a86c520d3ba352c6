package io.repartee.fault;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * Gives a session of PostgreSQL another value of a setting than its client asked for: a database that is not what the product
 * thinks it is. Looks at the first packet only, which must come whole.
 */
final class RewrittenSettings implements Filter {
    private final String setting;
    private final String value;
    private boolean begun;

    RewrittenSettings(String setting, String value) {
        this.setting = setting;
        this.value = value;
    }

    @Override
    public Buffer toServer(Buffer bytes) {
        if (begun) {
            return bytes;
        }
        begun = true;
        String packet = bytes.toString(StandardCharsets.ISO_8859_1);
        String changed = packet.substring(4).replaceFirst(setting + "\0[^\0]*\0", setting + "\0" + value + "\0");
        return Buffer.buffer()
                .appendInt(changed.length() + 4)
                .appendString(changed, StandardCharsets.ISO_8859_1.name());
    }
}

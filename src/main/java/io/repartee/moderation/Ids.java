package io.repartee.moderation;

import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import java.util.UUID;

/** The ids that paths name. What is no id names nothing. */
final class Ids {
    private Ids() {}

    static UUID account(Call call) {
        return read(call, "id", ErrorCode.NOT_FOUND);
    }

    static UUID comment(Call call) {
        return read(call, "id", ErrorCode.COMMENT_NOT_FOUND);
    }

    static UUID decision(Call call) {
        return read(call, "id", ErrorCode.NOT_FOUND);
    }

    private static UUID read(Call call, String name, ErrorCode otherwise) {
        try {
            return UUID.fromString(call.path(name));
        } catch (IllegalArgumentException e) {
            throw Problem.of(otherwise);
        }
    }
}

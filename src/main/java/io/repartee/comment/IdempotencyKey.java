package io.repartee.comment;

import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;

/** The form of an {@code Idempotency-Key}: 1 to 128 printable ASCII characters. */
final class IdempotencyKey {
    private static final int MOST = 128;

    private IdempotencyKey() {}

    static String check(String key) {
        if (key.isBlank() || key.length() > MOST || !key.chars().allMatch(c -> c > ' ' - 1 && c < 0x7F)) {
            throw Problem.of(
                    ErrorCode.BAD_PARAMETER, "Idempotency-Key must have 1 to " + MOST + " printable ASCII characters.");
        }
        return key;
    }
}

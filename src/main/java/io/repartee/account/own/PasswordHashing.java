package io.repartee.account.own;

import com.nulabinc.zxcvbn.Zxcvbn;
import com.password4j.Argon2Function;
import com.password4j.SaltGenerator;
import com.password4j.types.Argon2;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id (19 MiB, two passes, as OWASP recommends) on two threads of its own. Some may wait; beyond that it is {@code overloaded} at once,
 * so that a flood of sign-ins costs neither memory nor anybody else's time. Lives as long as its Vert.x. Thread-safe.
 */
public final class PasswordHashing {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int THREADS = 2;
    private static final int MOST = 32;
    private static final int LEAST_CHARACTERS = 8;
    private static final int MOST_CHARACTERS = 256;
    /** The estimate's time grows with the length; what is longer than this is judged by its beginning. */
    private static final int JUDGED_CHARACTERS = 72;

    private static final int LEAST_SCORE = 2;

    private final WorkerExecutor workers;
    private final Semaphore places = new Semaphore(MOST);

    /** Takes its memory when it is first needed, and keeps it. */
    private static final class Hash {
        static final Argon2Function ARGON2 =
                Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
    }

    /** Reads its lists when it is first needed, which is on a worker. */
    private static final class Strength {
        static final Zxcvbn JUDGE = new Zxcvbn();
    }

    public PasswordHashing(Vertx vertx) {
        this.workers = vertx.createSharedWorkerExecutor("passwords", THREADS);
    }

    /**
     * Looks at a password that somebody wants to have, and hashes it.
     *
     * @param known what an attacker would try first: the address, the name
     * @return fails with {@code invalid_fields} when it is too short, too long, or among the first that are tried
     */
    Future<String> accept(@Nullable String password, List<String> known) {
        String text = normalized(password);
        int length = text.codePointCount(0, text.length());
        if (length < LEAST_CHARACTERS || length > MOST_CHARACTERS) {
            throw Problem.field(
                    "/password",
                    "The password must have %d to %d characters.".formatted(LEAST_CHARACTERS, MOST_CHARACTERS));
        }
        return run(() -> {
            String judged = text.substring(0, Math.min(text.length(), JUDGED_CHARACTERS));
            if (Strength.JUDGE.measure(judged, known).getScore() < LEAST_SCORE) {
                throw Problem.field(
                        "/password", "This password is among the first that are tried. Choose another one.");
            }
            return Hash.ARGON2
                    .hash(bytes(text), SaltGenerator.generate(SALT_BYTES))
                    .getResult();
        });
    }

    /** Whether it is the password of that hash. Without a hash it takes as long, and is false. */
    Future<Boolean> matches(@Nullable String password, @Nullable String hash) {
        String text = normalized(password);
        if (text.length() > 2 * MOST_CHARACTERS) {
            return Future.succeededFuture(false);
        }
        return run(() -> {
            if (hash == null) {
                Hash.ARGON2.hash(bytes(text), SaltGenerator.generate(SALT_BYTES));
                return false;
            }
            return Argon2Function.getInstanceFromHash(hash).check(bytes(text), hash.getBytes(StandardCharsets.UTF_8));
        });
    }

    private <T> Future<T> run(Callable<T> work) {
        if (!places.tryAcquire()) {
            return Future.failedFuture(Problem.retryAfter(ErrorCode.OVERLOADED, Duration.ofSeconds(2)));
        }
        return workers.executeBlocking(work, false).onComplete(done -> places.release());
    }

    /** The same password from every keyboard (RFC 8265). */
    private static String normalized(@Nullable String password) {
        return password == null ? "" : Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

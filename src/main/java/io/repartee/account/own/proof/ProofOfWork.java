package io.repartee.account.own.proof;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.account.Seals;
import io.repartee.site.SignIn;
import io.repartee.site.Site;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives out challenges and takes proofs, each once. A challenge counts as somebody who comes: whoever asks for many gets ever harder ones.
 * Thread-safe.
 */
public final class ProofOfWork {
    /** Long enough for the slowest phone at the hardest. */
    private static final Duration LASTS = Duration.ofMinutes(5);

    private static final int MOST_NONCE = 32;

    private final Seals seals;
    private final SpentProofs spent;
    private final Pace pace;
    private final boolean counting;
    private final InstantSource clock;

    /** @param counting whether it matters how many have come; otherwise only a site that always asks gets proofs */
    public ProofOfWork(Seals seals, SpentProofs spent, boolean counting, InstantSource clock) {
        this.seals = seals;
        this.spent = spent;
        this.pace = new Pace(clock);
        this.counting = counting;
        this.clock = clock;
    }

    /** What a browser sends back. */
    public record Proof(
            @Nullable String challenge, @Nullable String nonce) {}

    /** A challenge as it is told. */
    public record Given(String challenge, int difficulty, Instant expires) {
        public void write(JsonGenerator json) throws IOException {
            json.writeStringField("challenge", challenge);
            json.writeNumberField("difficulty", difficulty);
            json.writeStringField("expires", expires.toString());
        }
    }

    /** Of difficulty 0 where nothing has to be done. */
    public Given challenge(Site site, String address) {
        Challenge challenge =
                Challenge.make(site.id(), needed(site, address), clock.instant().plus(LASTS));
        return new Given(challenge.text(seals), challenge.difficulty(), challenge.expires());
    }

    /**
     * Completes when somebody from that address may come. Fails with {@code proof_required}, which brings a challenge along, or with
     * {@code proof_wrong} when it is not one, too late, or used.
     */
    public Future<Void> admit(Site site, String address, @Nullable Proof proof) {
        if (proof != null) {
            return check(site, proof);
        }
        int needed = needed(site, address);
        return needed == 0 ? Future.succeededFuture() : Future.failedFuture(required(site, needed));
    }

    private Future<Void> check(Site site, Proof proof) {
        String text = proof.challenge() == null ? "" : proof.challenge();
        String nonce = proof.nonce() == null ? "" : proof.nonce();
        Challenge challenge = Challenge.parse(text, seals).orElseThrow(ProofOfWork::wrong);
        boolean isRight = challenge.site().equals(site.id())
                && clock.instant().isBefore(challenge.expires())
                && nonce.length() <= MOST_NONCE
                && challenge.isMetBy(text, nonce);
        if (!isRight) {
            throw wrong();
        }
        return spent.spend(challenge).map(first -> {
            if (!first) {
                throw wrong();
            }
            return null;
        });
    }

    private int needed(Site site, String address) {
        SignIn policy = site.policy().signIn();
        if (policy.guestProof() == SignIn.Proof.NEVER) {
            return 0;
        }
        boolean always = policy.guestProof() == SignIn.Proof.ALWAYS;
        if (!counting) {
            return always ? Difficulty.LEAST : 0;
        }
        return Difficulty.of(pace.next(site.id() + " " + address), pace.next(site.id()), always);
    }

    private Problem required(Site site, int difficulty) {
        Challenge challenge =
                Challenge.make(site.id(), difficulty, clock.instant().plus(LASTS));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("challenge", challenge.text(seals));
        told.put("difficulty", Integer.toString(difficulty));
        told.put("expires", challenge.expires().toString());
        return Problem.of(ErrorCode.PROOF_REQUIRED).with("proof", told);
    }

    private static Problem wrong() {
        return Problem.of(ErrorCode.PROOF_WRONG);
    }
}

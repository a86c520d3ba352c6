package io.repartee.account.session;

import java.time.Duration;

/**
 * How long proofs last.
 *
 * @param token an access token; what a stolen one is good for at most
 * @param session without being used, after which one has to sign in again
 */
public record SessionSettings(Duration token, Duration session) {}

package io.repartee.account;

/**
 * A public key that an issuer publishes. What it is good for follows from its kind, never from a token.
 *
 * @param algorithm RS256, ES256 or EdDSA, the only one
 * @param pem SubjectPublicKeyInfo (RFC 7468)
 */
record PublishedKey(String kid, String algorithm, String pem) {}

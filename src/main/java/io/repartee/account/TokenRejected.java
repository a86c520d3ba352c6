package io.repartee.account;

/** Why a token is no proof. For the log alone: a caller learns nothing but that it is not valid, so that nobody can probe. */
final class TokenRejected extends RuntimeException {
    TokenRejected(String reason) {
        super(reason, null, false, false);
    }
}

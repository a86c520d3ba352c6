package io.repartee.account;

import io.repartee.site.SsoKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;

/**
 * One key, bound to one algorithm: what a token's header says about itself is only compared with it. Further algorithms
 * are further ways to make one.
 *
 * @param roles whether the issuer may make moderators and admins
 */
record VerificationKey(String algorithm, JWTAuth auth, boolean roles) {

    /** A key that a publisher shares with us. */
    static VerificationKey of(Vertx vertx, SsoKey key) {
        PubSecKeyOptions secret = new PubSecKeyOptions()
                .setId(key.kid())
                .setAlgorithm(key.algorithm())
                .setBuffer(key.secret());
        return of(vertx, key.algorithm(), key.roles(), secret);
    }

    static VerificationKey of(Vertx vertx, String algorithm, boolean roles, PubSecKeyOptions... keys) {
        JWTAuthOptions options = new JWTAuthOptions().setJWTOptions(new JWTOptions().setIgnoreExpiration(true));
        for (PubSecKeyOptions key : keys) {
            options.addPubSecKey(key);
        }
        return new VerificationKey(algorithm, JWTAuth.create(vertx, options), roles);
    }

    /** Fails with {@link TokenRejected} unless this key signed the token with its algorithm. */
    Future<Void> verify(UnverifiedToken token) {
        if (!token.algorithm().equals(algorithm)) {
            return Future.failedFuture(new TokenRejected("alg is not that of the key"));
        }
        return Future.succeededFuture(new TokenCredentials(token.text()))
                .compose(auth::authenticate) // which throws where a time is no number
                .<Void>mapEmpty()
                .recover(wrong -> Future.failedFuture(new TokenRejected("the signature is not that of the key")));
    }
}

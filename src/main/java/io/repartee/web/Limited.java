package io.repartee.web;

import io.vertx.core.http.HttpMethod;

/** Which limits a route is under, besides those of its own. */
public enum Limited {
    /** None: it only reads. */
    NOT,
    /** Writes of its address, of its site, and of its account. */
    WRITE,
    /** The same, but its account is counted by the route itself, on its own count. */
    WRITE_COUNTED_APART,
    /** Attempts to sign in from its address, and writes of its site. */
    SIGN_IN;

    /** What follows from the address: whatever is no reading writes, and what lies below {@code auth} signs in. */
    static Limited of(HttpMethod method, String template) {
        if (method.equals(HttpMethod.GET)) {
            return NOT;
        }
        return template.contains("/auth/") ? SIGN_IN : WRITE;
    }
}

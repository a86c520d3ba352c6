package io.repartee.web;

import io.vertx.core.Future;
import java.util.Set;

/** Port: the exact origins from which a site may be embedded. Fails with {@link ErrorCode#SITE_NOT_FOUND}. */
public interface Origins {
    Future<Set<String>> of(String siteKey);
}

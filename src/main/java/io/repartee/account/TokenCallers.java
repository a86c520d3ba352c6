package io.repartee.account;

import io.repartee.site.Site;
import io.repartee.site.SiteDirectory;
import io.vertx.core.Future;
import java.util.Optional;

/** Callers are known by their tokens. */
public final class TokenCallers implements Callers {
    private final SiteDirectory sites;
    private final TokenReader tokens;

    public TokenCallers(SiteDirectory sites, TokenReader tokens) {
        this.sites = sites;
        this.tokens = tokens;
    }

    @Override
    public Future<Caller> of(String siteKey, Optional<String> token) {
        return sites.site(siteKey)
                .compose(site -> token.isPresent()
                        ? tokens.read(site, token.get())
                        : Future.succeededFuture(Caller.anonymous(site)));
    }

    @Override
    public Future<Site> site(String siteKey) {
        return sites.site(siteKey);
    }
}

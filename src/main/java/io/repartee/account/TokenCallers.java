package io.repartee.account;

import io.repartee.ids.SiteId;
import io.repartee.site.Site;
import io.repartee.site.SiteDirectory;
import io.repartee.stream.Control;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Limited;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Callers are known by their tokens, and stand as the control stream has it. In the ordinary case all of it is in memory,
 * and the future is complete at once.
 */
public final class TokenCallers implements Callers {
    private static final Logger LOG = LoggerFactory.getLogger(TokenCallers.class);

    private final SiteDirectory sites;
    private final TokenReader tokens;
    private final Standings standings;
    private final Control control;
    private final Optional<Allowances> allowances;

    /** Without limits. */
    public TokenCallers(SiteDirectory sites, TokenReader tokens, Standings standings, Control control) {
        this(sites, tokens, standings, control, Optional.empty());
    }

    public TokenCallers(
            SiteDirectory sites,
            TokenReader tokens,
            Standings standings,
            Control control,
            Optional<Allowances> allowances) {
        this.sites = sites;
        this.allowances = allowances;
        this.tokens = tokens;
        this.standings = standings;
        this.control = control;
    }

    @Override
    public Future<Caller> of(String siteKey, Optional<String> token) {
        return sites.site(siteKey)
                .compose(site -> token.isPresent()
                        ? tokens.read(site, token.get()).compose(this::standing)
                        : Future.succeededFuture(Caller.anonymous(site)));
    }

    /** Anonymous writes are counted by their address alone, before they come here. */
    @Override
    public Future<Caller> of(Call call) {
        Future<Caller> caller = of(call.path("site"), call.bearer());
        return call.limited() == Limited.WRITE && allowances.isPresent()
                ? caller.compose(known -> counted(known, allowances.get()))
                : caller;
    }

    private static Future<Caller> counted(Caller caller, Allowances allowances) {
        return caller.account().isEmpty()
                ? Future.succeededFuture(caller)
                : allowances
                        .take(
                                Allowances.Kind.WRITES,
                                caller.site().id(),
                                caller.profile().id())
                        .map(caller);
    }

    @Override
    public Future<Caller> again(Caller caller) {
        return sites.site(caller.site().key())
                .compose(site -> caller.proof().isPresent()
                        ? tokens.again(site, caller.proof().get()).compose(this::standing)
                        : Future.succeededFuture(caller));
    }

    @Override
    public Future<Site> site(String siteKey) {
        return sites.site(siteKey);
    }

    private Future<Caller> standing(Caller proven) {
        SiteId site = proven.site().id();
        Future<Caller> standing =
                control.confirmed(site) ? known(proven) : control.follow(site).compose(followed -> known(proven));
        return standing.succeeded() ? standing : standing.recover(failure -> unknown(proven, failure));
    }

    private Future<Caller> known(Caller proven) {
        return standings.of(proven).map(known -> standing(proven, known));
    }

    private static Caller standing(Caller proven, Standing standing) {
        if (!standing.accepts(proven.proof().orElseThrow())) {
            throw Problem.of(ErrorCode.TOKEN_REVOKED);
        }
        return proven.standing(standing.role(proven.role()), standing);
    }

    /** A reading that needs no right goes on; everything else is refused by {@link Access}. */
    private static Future<Caller> unknown(Caller proven, Throwable failure) {
        if (failure instanceof Problem) {
            return Future.failedFuture(failure);
        }
        LOG.debug("the standing of a caller is not known: {}", failure.getMessage());
        return Future.succeededFuture(proven.standing(proven.role(), Standing.UNCONFIRMED));
    }
}

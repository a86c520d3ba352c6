package io.repartee.account.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.account.IdTokens;
import io.repartee.mail.MailAddress;
import io.repartee.site.SignInProvider;
import io.repartee.site.Site;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** OpenID Connect: any service that describes itself; the code flow with PKCE, state and nonce. Thread-safe. */
final class OpenIdService implements Service {
    private final ServiceCalls calls;
    private final Descriptions descriptions;
    private final IdTokens tokens;

    OpenIdService(ServiceCalls calls, Descriptions descriptions, IdTokens tokens) {
        this.calls = calls;
        this.descriptions = descriptions;
        this.tokens = tokens;
    }

    @Override
    public Future<String> address(SignInProvider provider, Way way) {
        return descriptions.of(provider.issuer()).map(description -> {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("response_type", "code");
            query.put("client_id", provider.clientId());
            query.put("redirect_uri", way.returnTo());
            query.put("scope", "openid profile email");
            query.put("state", way.state());
            query.put("nonce", way.nonce());
            query.put("code_challenge", way.codeChallenge());
            query.put("code_challenge_method", "S256");
            String address = description.authorization().toString();
            return address + (address.contains("?") ? "&" : "?") + ServiceCalls.encoded(query);
        });
    }

    @Override
    public Future<Person> who(Site site, SignInProvider provider, Way way, String code, @Nullable String issuer) {
        if (issuer != null && !issuer.equals(provider.issuer())) {
            return Future.failedFuture(Problem.of(ErrorCode.PROVIDER_REFUSED));
        }
        return descriptions
                .of(provider.issuer())
                .compose(description -> exchange(description, provider, way, code)
                        .compose(answer -> tokens.read(
                                site,
                                answer.path("id_token").asText(""),
                                new IdTokens.Expected(
                                        provider.issuer(), description.keys(), provider.clientId(), way.nonce())))
                        .map(said -> person(provider, said)));
    }

    private Future<JsonNode> exchange(Description description, SignInProvider provider, Way way, String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", way.returnTo());
        form.put("code_verifier", way.codeVerifier());
        boolean inHeader =
                description.secretInHeader() && !provider.clientSecret().isEmpty();
        if (!inHeader) {
            form.put("client_id", provider.clientId());
            if (!provider.clientSecret().isEmpty()) {
                form.put("client_secret", provider.clientSecret());
            }
        }
        return calls.post(description.token(), inHeader ? Map.of("authorization", basic(provider)) : Map.of(), form);
    }

    /** RFC 6749, 2.3.1: both are written as in a form first. */
    private static String basic(SignInProvider provider) {
        String both = ServiceCalls.encoded(provider.clientId()) + ":" + ServiceCalls.encoded(provider.clientSecret());
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static Person person(SignInProvider provider, IdTokens.Said said) {
        return new Person(
                provider.issuer(),
                said.subject(),
                said.name(),
                said.picture(),
                said.mail().filter(mail -> provider.trustsMail()).flatMap(MailAddress::parse));
    }
}

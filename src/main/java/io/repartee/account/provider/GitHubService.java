package io.repartee.account.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.mail.MailAddress;
import io.repartee.site.SignInProvider;
import io.repartee.site.Site;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * GitHub, which speaks OAuth 2 but not OpenID Connect: who somebody is, its API says, and only for the token that the code gave. The number
 * of the account is who it is; its login can be somebody else's tomorrow. GitHub's own address has its API beside it, a company's own
 * (GitHub Enterprise Server) below it. Thread-safe.
 */
final class GitHubService implements Service {
    private static final String API = "https://api.github.com";
    private static final String API_OF_OTHERS = "/api/v3";

    private final ServiceCalls calls;

    GitHubService(ServiceCalls calls) {
        this.calls = calls;
    }

    @Override
    public Future<String> address(SignInProvider provider, Way way) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", provider.clientId());
        query.put("redirect_uri", way.returnTo());
        query.put("scope", "read:user user:email");
        query.put("state", way.state());
        query.put("code_challenge", way.codeChallenge());
        query.put("code_challenge_method", "S256");
        return Future.succeededFuture(home(provider) + "/login/oauth/authorize?" + ServiceCalls.encoded(query));
    }

    @Override
    public Future<Person> who(Site site, SignInProvider provider, Way way, String code, @Nullable String issuer) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", provider.clientId());
        form.put("client_secret", provider.clientSecret());
        form.put("code", code);
        form.put("redirect_uri", way.returnTo());
        form.put("code_verifier", way.codeVerifier());
        return calls.post(URI.create(home(provider) + "/login/oauth/access_token"), Map.of(), form)
                .map(answer -> needed(answer, "access_token"))
                .compose(token -> user(provider, token));
    }

    private Future<Person> user(SignInProvider provider, String token) {
        Map<String, String> headers =
                Map.of("authorization", "Bearer " + token, "accept", "application/vnd.github+json");
        return calls.get(URI.create(api(provider) + "/user"), headers)
                .compose(user -> calls.get(URI.create(api(provider) + "/user/emails"), headers)
                        .map(GitHubService::verified)
                        // whoever gives no addresses away signs in without one
                        .otherwise(Optional.empty())
                        .map(mail -> person(provider, user, mail)));
    }

    private static Person person(SignInProvider provider, JsonNode user, Optional<MailAddress> mail) {
        if (!user.path("id").isIntegralNumber()) {
            throw Problem.of(ErrorCode.PROVIDER_REFUSED);
        }
        Optional<String> name = text(user, "name");
        return new Person(
                provider.issuer(),
                user.path("id").asText(),
                name.isPresent() ? name : text(user, "login"),
                text(user, "avatar_url"),
                mail.filter(address -> provider.trustsMail()));
    }

    /** The address that its owner has named as the one to write to, if GitHub has verified it. */
    private static Optional<MailAddress> verified(JsonNode all) {
        return StreamSupport.stream(all.spliterator(), false)
                .filter(one -> one.path("primary").asBoolean(false)
                        && one.path("verified").asBoolean(false))
                .findFirst()
                .flatMap(one -> MailAddress.parse(one.path("email").asText("")));
    }

    private static Optional<String> text(JsonNode json, String name) {
        return Optional.ofNullable(json.path(name).textValue()).filter(text -> !text.isBlank());
    }

    private static String needed(JsonNode answer, String name) {
        return text(answer, name).orElseThrow(() -> Problem.of(ErrorCode.PROVIDER_REFUSED));
    }

    private static String home(SignInProvider provider) {
        return provider.issuer().replaceFirst("/+$", "");
    }

    private static String api(SignInProvider provider) {
        return home(provider).equals(SignInProvider.GITHUB) ? API : home(provider) + API_OF_OTHERS;
    }
}

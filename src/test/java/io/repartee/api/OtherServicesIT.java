package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.LettersSent;
import io.repartee.testing.PublisherToken;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import io.repartee.testing.provider.GitHubServer;
import io.repartee.testing.provider.RealProvider;
import io.repartee.testing.provider.Visit;
import io.repartee.web.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signing in by other services: a real OpenID provider in a process of its own, and what GitHub answers. */
class OtherServicesIT {
    private static final String PUBLIC = "https://comments.daily.example";

    @RegisterExtension
    static final TestServer SERVER = TestServer.with("""
                    limits: {comments-per-minute: 0, guests-per-minute: 0, address-sign-ins-per-minute: 0}
                    public-url: %s
                    mail: {host: 127.0.0.1, port: 1, tls: none, from: comments@daily.example}
                    egress: {plain-http: true, private-networks: ["127.0.0.0/8"]}
                    """.formatted(PUBLIC))
            .andSite(PublisherToken.site("declared", "post")
                    + "    providers: [{provider: work, name: The Office, issuer: \"https://id.office.example\","
                    + " client-id: x, client-secret: hidden}]\n");

    private static RealProvider provider;
    private static GitHubServer gitHub;

    private final Api nobody = SERVER.anonymous();

    @BeforeAll
    static void setUp() {
        provider = RealProvider.start(returnTo("daily"), returnTo("strict"));
        gitHub = new GitHubServer();
        put(
                "daily",
                "real",
                Map.of(
                        "name",
                        "Real",
                        "issuer",
                        provider.issuer(),
                        "clientId",
                        RealProvider.CLIENT,
                        "clientSecret",
                        RealProvider.SECRET));
        put(
                "daily",
                "github",
                Map.of(
                        "kind",
                        "github",
                        "name",
                        "GitHub",
                        "issuer",
                        gitHub.address(),
                        "clientId",
                        GitHubServer.CLIENT,
                        "clientSecret",
                        GitHubServer.SECRET));
        put(
                "daily",
                "wrong",
                Map.of(
                        "name",
                        "Wrong",
                        "issuer",
                        provider.issuer(),
                        "clientId",
                        RealProvider.CLIENT,
                        "clientSecret",
                        "guessed"));
        put("daily", "down", Map.of("name", "Down", "issuer", "http://127.0.0.1:1", "clientId", "c"));
        Awaitility.await().until(() -> SERVER.anonymous().get("").text().contains("\"down\""));
    }

    @AfterAll
    static void tearDown() {
        provider.close();
        gitHub.close();
    }

    private static String returnTo(String site) {
        return PUBLIC + "/api/v1/sites/" + site + "/sign-in";
    }

    private static Api admin(String site) {
        return SERVER.anonymous()
                .at(site)
                .as(SsoToken.of(site, "Admin").role("admin").text());
    }

    private static Reply put(String site, String key, Map<String, Object> body) {
        return admin(site)
                .send("PUT", "/sign-in-providers/" + key, Api.json(body))
                .is(200);
    }

    private Reply begin(String key) {
        return nobody.post("/auth/providers/" + key, Map.of()).is(200);
    }

    private Reply answer(Map<String, String> back, Reply begun) {
        Map<String, String> body = new LinkedHashMap<>(back);
        body.keySet().retainAll(Set.of("state", "code", "error", "iss"));
        body.put("secret", begun.text("/secret"));
        return nobody.post("/auth/provider-answer", body);
    }

    private Reply signIn(String key, String person) {
        Reply begun = begin(key);
        return answer(Visit.goesOn(begun.text("/url"), person), begun);
    }

    @Test
    void signsInByARealProviderAndIsTheSamePersonTheNextTime() {
        Reply first = signIn("real", "cyd").is(200);
        Reply second = signIn("real", "cyd").is(200);

        assertThat(first.text("/account/name")).isEqualTo("cyd");
        assertThat(second.text("/account/id")).isEqualTo(first.text("/account/id"));
        Api cyd = nobody.as(second.text("/token"));
        String page = TestServer.page();
        assertThat(cyd.post("/comments", Drafts.comment(page, "hello")).is(201).text("/comment/author/name"))
                .isEqualTo("cyd");
        assertThat(cyd.get("/auth/sessions").is(200).each("/items", "method")).containsOnly("real");
        assertThat(nobody.post("/auth/refresh", Map.of("refresh", second.text("/refresh")))
                        .is(200)
                        .text("/account/id"))
                .isEqualTo(first.text("/account/id"));
        assertThat(SERVER.sql(
                                "select count(*) from account_mail m join account a using (site_id, account_id) where a.name = 'cyd'")
                        .iterator()
                        .next()
                        .getLong(0))
                .isZero();
    }

    @Test
    void whatIsSentAlongIsPkceStateAndNonceAndTheSecretStaysHere() {
        String url = begin("real").text("/url");

        assertThat(url)
                .startsWith(provider.issuer() + "/oauth2/authorize?")
                .contains("response_type=code", "code_challenge_method=S256", "scope=openid+profile+email")
                .contains("redirect_uri=https%3A%2F%2Fcomments.daily.example%2Fapi%2Fv1%2Fsites%2Fdaily%2Fsign-in")
                .containsPattern("&nonce=[\\w-]{43}&code_challenge=[\\w-]{43}&");
        assertThat(begin("real").text("/url")).isNotEqualTo(url);
    }

    @Test
    void anAnswerCountsOnceAndInTheBrowserThatAskedHoweverManyTabsThereAre() {
        Reply one = begin("real");
        Reply other = begin("real");
        Map<String, String> back = Visit.goesOn(one.text("/url"), "cyd");

        answer(back, other).is(ErrorCode.LINK_INVALID);
        answer(back, one).is(200);
        answer(back, one).is(ErrorCode.LINK_USED);
        answer(Visit.goesOn(other.text("/url"), "cyd"), other).is(200);
    }

    @Test
    void aStateOfAnotherSiteOrOfNobodyIsRefused() {
        Reply begun = begin("real");
        Map<String, String> back = Visit.goesOn(begun.text("/url"), "cyd");
        Map<String, String> made = new LinkedHashMap<>(back);
        made.put("secret", begun.text("/secret"));

        nobody.at("strict").post("/auth/provider-answer", made).is(ErrorCode.LINK_INVALID);
        made.put("state", back.get("state").substring(1) + "A");
        nobody.post("/auth/provider-answer", made).is(ErrorCode.LINK_INVALID);
        answer(back, begun).is(200);
    }

    @Test
    void whoCancelsThereIsToldSoAndMayTryAgain() {
        Reply begun = begin("real");

        Map<String, String> back = Visit.cancels(begun.text("/url"), "bob");

        assertThat(back).containsEntry("error", "access_denied");
        answer(back, begun).is(ErrorCode.SIGN_IN_CANCELLED);
        signIn("real", "bob").is(200);
    }

    @Test
    void aServiceThatIsDownOrDoesNotTakeOurSecretSaysSo() {
        Reply down = nobody.post("/auth/providers/down", Map.of()).is(ErrorCode.PROVIDER_UNAVAILABLE);
        Reply begun = begin("wrong");

        assertThat(down.header("retry-after")).isPresent();
        answer(Visit.goesOn(begun.text("/url"), "cyd"), begun).is(ErrorCode.PROVIDER_REFUSED);
        nobody.post("/auth/providers/unknown", Map.of()).is(ErrorCode.SIGN_IN_NOT_OFFERED);
    }

    /** Who wrote to an address proved that it is theirs, and so did who signed in by a service that has verified it. */
    @Test
    void aVerifiedAddressIsItsAccountsAndAnUnverifiedOneNobodys() {
        SERVER.sql("update site set policy = policy || '{\"signIn\":{\"email\":true}}' where key = 'daily'");
        Awaitility.await().until(() -> nobody.get("").text().contains("\"email\""));
        String byLetter = letter("ada@id.example");
        String bobsByLetter = letter("bob@id.example");

        Reply ada = signIn("real", "ada").is(200);
        Reply bob = signIn("real", "bob").is(200);

        assertThat(ada.text("/account/id")).isEqualTo(byLetter);
        assertThat(bob.text("/account/id")).isNotEqualTo(bobsByLetter);
    }

    private String letter(String address) {
        nobody.post("/auth/email", Map.of("email", address)).is(202);
        return nobody.post("/auth/email/confirm", Map.of("token", new LettersSent(SERVER).link(address)))
                .is(200)
                .text("/account/id");
    }

    @Test
    void gitHubIsSpokenToInItsOwnWay() {
        Reply first = signIn("github", "octocat").is(200);
        gitHub.givesAddresses(false);
        Reply second = signIn("github", "octocat").is(200);
        gitHub.givesAddresses(true);
        Reply begun = begin("github");
        Map<String, String> back = Visit.goesOn(begun.text("/url"), "octocat");
        answer(back, begun).is(200);

        assertThat(first.text("/account/name")).isEqualTo("monalisa octocat");
        assertThat(second.text("/account/id")).isEqualTo(first.text("/account/id"));
        answer(back, begun).is(ErrorCode.LINK_USED);
        JsonNode me =
                nobody.as(first.text("/token")).get("/accounts/me").is(200).json();
        assertThat(me.path("avatar").asText()).startsWith("https://avatars.githubusercontent.com/");
        assertThat(SERVER.sql(
                                "select address from account_mail where account_id = $1::uuid",
                                java.util.UUID.fromString(first.text("/account/id")))
                        .iterator()
                        .next()
                        .getString(0))
                .isEqualTo("octocat@github.example");
    }

    @Test
    void whoIsSignedInLinksOneMoreWayAndNeverLosesTheLast() {
        SERVER.sql("delete from identity where subject = '583231'");
        SERVER.sql("delete from account_mail where address = 'octocat@github.example'");
        Reply begunByCyd = signIn("real", "cyd").is(200);
        Api cyd = nobody.as(begunByCyd.text("/token"));
        Reply begun = cyd.post("/auth/providers/github/link", Map.of()).is(200);

        Reply linked =
                answer(Visit.goesOn(begun.text("/url"), "octocat"), begun).is(200);

        assertThat(linked.text("/linked/provider")).isEqualTo("github");
        assertThat(signIn("github", "octocat").is(200).text("/account/id")).isEqualTo(begunByCyd.text("/account/id"));
        assertThat(cyd.get("/accounts/me/identities").is(200).each("/items", "provider"))
                .containsExactly("real", "github");
        Api bob = nobody.as(signIn("real", "bob").is(200).text("/token"));
        Reply taking = bob.post("/auth/providers/github/link", Map.of()).is(200);
        answer(Visit.goesOn(taking.text("/url"), "octocat"), taking).is(ErrorCode.IDENTITY_TAKEN);
        String github = cyd.get("/accounts/me/identities").text("/items/1/id");
        String real = cyd.get("/accounts/me/identities").text("/items/0/id");
        bob.delete("/accounts/me/identities/" + github).is(ErrorCode.IDENTITY_NOT_FOUND);
        cyd.delete("/accounts/me/identities/" + github).is(204);
        cyd.delete("/accounts/me/identities/" + real).is(ErrorCode.LAST_WAY_IN);
    }

    @Test
    void adminsSetServicesUpAndNobodySeesASecretAgain() {
        Reply made = put(
                "strict",
                "google",
                Map.of(
                        "name",
                        "Google",
                        "issuer",
                        "https://accounts.google.com",
                        "clientId",
                        "c",
                        "clientSecret",
                        "hush hush"));
        assertThat(made.text("/kind")).isEqualTo("oidc");
        Reply all = admin("strict").get("/sign-in-providers").is(200);
        assertThat(all.text("/returnTo")).isEqualTo(returnTo("strict"));
        assertThat(all.text() + made.text()).doesNotContain("hush");
        put("strict", "google", Map.of("name", "G", "issuer", "https://accounts.google.com", "clientId", "c"));
        assertThat(SERVER.sql("select client_secret from sign_in_provider where provider = 'google'")
                        .iterator()
                        .next()
                        .getString(0))
                .isEqualTo("hush hush");
        admin("strict")
                .send("PUT", "/sign-in-providers/g", "{\"name\":\"G\",\"issuer\":\"javascript:1\",\"clientId\":\"c\"}")
                .is(ErrorCode.INVALID_FIELDS);
        admin("strict").delete("/sign-in-providers/google").is(204);
        Awaitility.await().until(() -> !nobody.at("strict").get("").text().contains("\"google\""));
        String log = SERVER.sql("select string_agg(kind || detail::text, ' ') from audit where kind like 'provider.%'")
                .iterator()
                .next()
                .getString(0);
        assertThat(log).contains("provider.insert", "provider.delete").doesNotContain("hush", "hidden");
    }

    @Test
    void whatTheConfigurationDeclaresIsOfferedAndChangedOnlyThere() {
        Reply site = nobody.at("declared").get("").is(200);

        assertThat(site.at("/signInMethods").toString())
                .contains("{\"method\":\"oidc\",\"provider\":\"work\",\"name\":\"The Office\"}");
        assertThat(admin("declared")
                        .get("/sign-in-providers")
                        .is(200)
                        .at("/items/0/declared")
                        .asBoolean())
                .isTrue();
        admin("declared").delete("/sign-in-providers/work").is(ErrorCode.DECLARED);
        admin("declared")
                .send(
                        "PUT",
                        "/sign-in-providers/work",
                        "{\"name\":\"W\",\"issuer\":\"https://w.example\",\"clientId\":\"c\"}")
                .is(ErrorCode.DECLARED);
    }
}

package io.repartee.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.repartee.database.ConnectionUrl;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
    private static final String NO_FILE = "";

    @Test
    void defaultsAreThoseOfTheContract() {
        Config config = ConfigReader.defaults();
        assertThat(config.port()).isEqualTo(8080);
        assertThat(config.opsPort()).isEqualTo(8081);
        assertThat(config.data()).isEqualTo(Path.of("./data"));
        assertThat(config.database()).isEmpty();
        assertThat(config.publicUrl()).isEqualTo("http://localhost:8080");
        assertThat(config.limits().commentsPerMinute()).isEqualTo(6);
        assertThat(config.limits().textCodePoints()).isEqualTo(10_000);
        assertThat(config.live().windowMs()).isEqualTo(100);
        assertThat(config.posting().queue()).isEqualTo(4000);
        assertThat(config.eventLoopCount()).isPositive();
    }

    @Test
    void withoutASiteThereIsADemoSite() {
        Config config = read("{port: 9000, public-url: 'https://talk.example.org/'}");
        assertThat(config.sites()).singleElement().satisfies(site -> {
            assertThat(site.site()).isEqualTo("demo");
            assertThat(site.guests()).isTrue();
            assertThat(site.moderation()).isEqualTo(SiteDeclaration.Moderation.POST);
            assertThat(site.origins())
                    .containsExactlyInAnyOrder(
                            "https://talk.example.org", "http://localhost:9000", "http://127.0.0.1:9000");
        });
        assertThat(read("demo: false").sites()).isEmpty();
    }

    @Test
    void aDeclaredSiteReplacesTheDemoUnlessBothAreWanted() {
        assertThat(read("sites: [{site: daily}]").sites())
                .extracting(SiteDeclaration::site)
                .containsExactly("daily");
        assertThat(read("{demo: true, sites: [{site: daily}]}").sites())
                .extracting(SiteDeclaration::site)
                .containsExactly("daily", "demo");
    }

    @Test
    void readsSitesAsTheContractHasThem() {
        Config config = read("""
                sites:
                  - site: daily
                    name: The Daily
                    origins: ["http://localhost:8080"]
                    moderation: pre
                    guests: true
                    sso:
                      - {issuer: "https://daily.example", kid: k1, algorithm: HS256, secret: "at least 32 bytes: 0123456789abcdef", roles: true}
                limits: {comments-per-minute: 60}
                """);
        assertThat(config.sites()).singleElement().satisfies(site -> {
            assertThat(site.name()).isEqualTo("The Daily");
            assertThat(site.origins()).isEqualTo(Set.of("http://localhost:8080"));
            assertThat(site.moderation()).isEqualTo(SiteDeclaration.Moderation.PRE);
            assertThat(site.sso()).singleElement().satisfies(key -> {
                assertThat(key.issuer()).isEqualTo("https://daily.example");
                assertThat(key.roles()).isTrue();
                assertThat(key.toString()).doesNotContain("0123456789");
            });
        });
        assertThat(config.limits().commentsPerMinute()).isEqualTo(60);
    }

    @Test
    void takesTheSetOfKeysThatAnIssuerPublishes() {
        SsoKey key =
                read("sites: [{site: daily, sso: [{issuer: \"https://id.example\", jwks: \"https://id.example/keys\"}]}]")
                        .sites()
                        .get(0)
                        .sso()
                        .get(0);
        assertThat(key.kid()).isEqualTo("*");
        assertThat(key.material()).isEqualTo("https://id.example/keys");
        for (String wrong : List.of(
                "{issuer: a, jwks: \"ftp://id.example\"}",
                "{issuer: a, jwks: \"https://user@id.example\"}",
                "{issuer: a, kid: k, jwks: \"https://id.example\"}",
                "{jwks: \"https://id.example\"}",
                "{issuer: a, kid: \"*\", algorithm: HS256, secret: \"0123456789abcdef0123456789abcdef\"}",
                "{issuer: a, kid: k, algorithm: JWKS, secret: x}")) {
            assertThatThrownBy(() -> read("sites: [{site: daily, sso: [" + wrong + "]}]"))
                    .as(wrong)
                    .isInstanceOf(InvalidConfiguration.class);
        }
    }

    @Test
    void believesProxiesOfThoseNetworksOnly() {
        Config config = read("{trusted-proxies: [\"10.0.0.0/8\", \"::1\"], proxy-header: forwarded}");
        assertThat(config.trustedProxies()).hasSize(2);
        assertThat(config.proxyHeader()).isEqualTo(ProxyHeader.FORWARDED);
        assertThat(ConfigReader.defaults().trustedProxies()).isEmpty();
        for (String wrong :
                List.of("trusted-proxies: 1", "trusted-proxies: [proxy.example]", "proxy-header: x-real-ip")) {
            assertThatThrownBy(() -> read(wrong)).as(wrong).isInstanceOf(InvalidConfiguration.class);
        }
    }

    @Test
    void limitsFollowThoseOfCommentsUnlessTheyAreNamed() {
        Limits usual = ConfigReader.defaults().limits();
        assertThat(usual.writesPerMinute()).isEqualTo(300);
        assertThat(usual.addressWritesPerMinute()).isEqualTo(1200);
        assertThat(usual.addressSignInsPerMinute()).isEqualTo(30);
        assertThat(usual.share(600)).isEqualTo(600);
        Limits none = read("limits: {comments-per-minute: 0, address-writes-per-minute: 7, nodes: 3}")
                .limits();
        assertThat(none.writesPerMinute()).isZero();
        assertThat(none.siteWritesPerMinute()).isZero();
        assertThat(none.share(none.addressWritesPerMinute())).isEqualTo(2);
        assertThat(none.share(0)).isZero();
    }

    @Test
    void flagsGoBeforeTheEnvironmentAndThatBeforeTheFile() {
        String file = "{port: 1001, ops-port: 1002, limits: {comments-per-minute: 1003}, posting: {batch: 5}}";
        Config config = ConfigReader.read(
                file,
                "file",
                Map.of("REPARTEE_OPS_PORT", "2002", "REPARTEE_LIMITS_COMMENTS_PER_MINUTE", "2003", "HOME", "/root"),
                Map.of("limits.comments-per-minute", "3003"));
        assertThat(config.port()).isEqualTo(1001);
        assertThat(config.opsPort()).isEqualTo(2002);
        assertThat(config.limits().commentsPerMinute()).isEqualTo(3003);
        assertThat(config.posting().batch()).isEqualTo(5);
    }

    @Test
    void theEnvironmentMayNameADatabaseAndSites() {
        Config config = environment(Map.of(
                "REPARTEE_DATABASE", "postgresql://me:secret@db/comments",
                "REPARTEE_SITES", "[{site: daily, guests: true}]"));
        assertThat(config.database()).map(ConnectionUrl::host).contains("db");
        assertThat(config.sites()).extracting(SiteDeclaration::site).containsExactly("daily");
        assertThat(config.toString()).doesNotContain("secret");
    }

    @Test
    void variablesOfAContainerPlatformAreNotOurs() {
        Config config = environment(Map.of(
                "REPARTEE_PORT", "tcp://10.0.0.7:80",
                "REPARTEE_SERVICE_HOST", "10.0.0.7",
                "REPARTEE_PORT_80_TCP_ADDR", "10.0.0.7"));
        assertThat(config.port()).isEqualTo(8080);
    }

    @Test
    void refusesAVariableThatMeansNothing() {
        assertThatThrownBy(() -> environment(Map.of("REPARTEE_LIMITS_COMENTS", "1")))
                .hasMessage("REPARTEE_LIMITS_COMENTS: there is no such key");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> ConfigReader.read(Optional.of(Path.of("/nowhere/x.yaml")), Map.of(), Map.of()))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("/nowhere/x.yaml: there is no such file");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            port: abc                                            | port: must be a whole number, not 'abc'
            port: 70000                                          | port: must be from 0 to 65535, not 70000
            port: [1]                                            | port: must be a single value
            prot: 1                                              | prot: there is no such key here
            {port: 1, port: 2}                                   | file: is not YAML
            limits: {text-code-points: 0}                        | limits.text-code-points: must be from 1
            limits: {textCodePoints: 1}                          | limits.textCodePoints: there is no such key here
            limits: 7                                            | limits: must be a mapping
            live: {window-ms: -1}                                | live.window-ms: must be from 0 to 1000
            posting: {batch: 0}                                  | posting.batch: must be from 1
            database-pool: {connections: 0}                      | database-pool.connections: must be from 1
            {port: 9, ops-port: 9}                               | ops-port: must not be the port of the API
            public-url: comments.example.org                     | public-url: must look like
            transport: iouring                                   | transport: must be one of auto, nio, epoll, not 'iouring'
            demo: perhaps                                        | demo: must be true or false
            database: mysql://x                                  | database: it must look like postgresql://
            database: postgresql://me@db/x?pooler=transaction    | database-direct: must be given
            database-direct: postgresql://me@db/x                | database-direct: must be the way past the pooler
            {database: 'postgresql://me@db/x', database-direct: 'postgresql://me@db/x?pooler=prepared'} | database-direct: must be the way past
            database: postgresql://me@db/x?pooler=some           | database: pooler must be one of
            mail: {host: x}                                      | mail.from: must look like
            mail: {host: x, from: a@b.c, user: u}                | mail.password: goes with mail.user
            mail: {host: x, from: a@b.c, tls: none, user: u, password: p} | mail.tls: none would send the password in the clear
            sites: daily                                         | sites: must be a list
            sites: [{name: x}]                                   | sites[].site: must be 1 to 64 of
            sites: [{site: Daily}]                               | sites[Daily].site: must be 1 to 64 of
            sites: [{site: a}, {site: a}]                        | sites: declares a twice
            sites: [{site: a, colour: red}]                      | sites.colour: there is no such key here
            sites: [{site: a, moderation: never}]                | sites.moderation: must be one of post, pre
            sites: [{site: a, origins: ['https://X.org/']}]      | sites[a].origins: write 'https://X.org/' as browsers send it: https://x.org
            sites: [{site: a, origins: ['*']}]                   | sites[a].origins: '*' is not an origin
            sites: [{site: a, sso: [{kid: k}]}]                  | sites[a].sso[k].issuer: must not be empty
            sites: [{site: a, sso: [{kid: k, issuer: i, algorithm: none}]}] | sites[a].sso[k].algorithm: must be HS256, RS256, ES256 or EdDSA
            sites: [{site: a, sso: [{kid: k, issuer: i, algorithm: ES256, public-key: none}]}] | sites[a].sso[k].public-key: must be the PEM
            sites: [{site: a, sso: [{kid: k, issuer: i, algorithm: HS256, secret: short}]}] | sites[a].sso[k].secret: must be at least 32 bytes
            """)
    void saysWhichKeyIsWrong(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageStartingWith(message.strip());
    }

    private static Config read(String yaml) {
        return ConfigReader.read(yaml, "file", Map.of(), Map.of());
    }

    private static Config environment(Map<String, String> environment) {
        return ConfigReader.read(NO_FILE, "", environment, Map.of());
    }
}

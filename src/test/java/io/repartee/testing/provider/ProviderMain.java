package io.repartee.testing.provider;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServlet;
import java.nio.file.Files;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/**
 * Spring's authorization server in a process of its own: discovery, a page to sign in, a page to consent or to cancel, PKCE required, codes that
 * are good once. It knows {@code ada} (with a verified address), {@code bob} (with one that is not verified) {@code cyd}, {@code eve} and {@code fay} (with none), all
 * with the password {@code secret}. Prints {@code issuer} and its address when it can be asked, and ends with its input.
 *
 * <p>Arguments: where it may send people back to.
 */
@Configuration
@EnableWebSecurity
public class ProviderMain {
    static final String CLIENT = "repartee";
    static final String SECRET = "the client's own secret";

    private static final Map<String, Map<String, Object>> CLAIMS = Map.of(
            "ada",
                    Map.of(
                            "name", "Ada Lovelace",
                            "picture", "https://id.example/ada.png",
                            "email", "ada@id.example",
                            "email_verified", true),
            "bob", Map.of("name", "Bob", "email", "bob@id.example", "email_verified", false),
            "cyd", Map.of("preferred_username", "cyd"),
            "eve", Map.of("name", "Eve"),
            "fay", Map.of("name", "Fay"));

    private static String[] returnTo = {};

    public static void main(String[] arguments) throws Exception {
        returnTo = arguments;
        Tomcat tomcat = new Tomcat();
        String room = Files.createTempDirectory("provider").toString();
        tomcat.setBaseDir(room);
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", room);
        context.addServletContainerInitializer(
                (classes, servlets) -> {
                    AnnotationConfigWebApplicationContext app = new AnnotationConfigWebApplicationContext();
                    app.register(ProviderMain.class);
                    app.setServletContext(servlets);
                    app.refresh();
                    servlets.addFilter("security", new DelegatingFilterProxy("springSecurityFilterChain", app))
                            .addMappingForUrlPatterns(null, false, "/*");
                },
                Set.of());
        Tomcat.addServlet(context, "nothing", new HttpServlet() {
            private static final long serialVersionUID = 1;
        });
        context.addServletMappingDecoded("/", "nothing");
        tomcat.start();
        System.out.println("issuer http://127.0.0.1:" + tomcat.getConnector().getLocalPort());
        System.in.read();
        System.exit(0);
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http) throws Exception {
        OAuth2AuthorizationServerConfigurer server = OAuth2AuthorizationServerConfigurer.authorizationServer();
        return http.securityMatcher(server.getEndpointsMatcher())
                .with(server, of -> of.oidc(Customizer.withDefaults()))
                .authorizeHttpRequests(all -> all.anyRequest().authenticated())
                .exceptionHandling(of -> of.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(all -> all.anyRequest().authenticated())
                .formLogin(Customizer.withDefaults())
                .build();
    }

    @Bean
    UserDetailsService people() {
        InMemoryUserDetailsManager people = new InMemoryUserDetailsManager();
        CLAIMS.keySet()
                .forEach(name -> people.createUser(User.withUsername(name)
                        .password("{noop}secret")
                        .roles("USER")
                        .build()));
        return people;
    }

    @Bean
    RegisteredClientRepository clients() {
        RegisteredClient.Builder client = RegisteredClient.withId("1")
                .clientId(CLIENT)
                .clientSecret("{noop}" + SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .scope("openid")
                .scope("profile")
                .scope("email")
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(true)
                        .build());
        for (String address : returnTo) {
            client.redirectUri(address);
        }
        return new InMemoryRegisteredClientRepository(client.build());
    }

    @Bean
    JWKSource<SecurityContext> keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        RSAKey key = new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                .privateKey(pair.getPrivate())
                .keyID("k" + Duration.ofNanos(System.nanoTime()).toMillis())
                .build();
        return new ImmutableJWKSet<>(new JWKSet(key));
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    AuthorizationServerSettings settings() {
        return AuthorizationServerSettings.builder().build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> whatIsSaidOfPeople() {
        return token -> {
            if (token.getTokenType().getValue().equals("id_token")) {
                token.getClaims()
                        .claims(claims ->
                                claims.putAll(CLAIMS.get(token.getPrincipal().getName())));
            }
        };
    }
}

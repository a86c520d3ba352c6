package io.repartee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.database.Sql;
import io.repartee.testing.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about operators, sign-in keys, other services, people and invitations. */
class ManagingCommandsIT {
    private static final String PEM = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
            -----END PUBLIC KEY-----
            """;
    private static TestDatabase database;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void create() {
        database = TestDatabase.create();
        new ManagingCommandsIT().done("site", "put", "daily", "--origin", "https://www.daily.example");
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void aSecretIsPrintedOnceAndReplacedWithAnOverlap() {
        List<String> made = done("key", "add", "--site", "daily", "--issuer", "https://daily.example", "--roles");
        String id = value(made, "id ");
        String secret = value(made, "secret ");
        assertThat(secret).hasSizeGreaterThanOrEqualTo(32);
        assertThat(kept("secret", id)).isEqualTo(secret);

        List<String> next = done("key", "rotate", "--site", "daily", id, "--overlap-minutes", "60");

        assertThat(value(next, "secret ")).isNotEqualTo(secret);
        assertThat(done("key", "list", "--site", "daily"))
                .anySatisfy(line -> assertThat(line).startsWith(id).contains("roles", "retires "))
                .noneSatisfy(line -> assertThat(line).contains(secret));
        done("key", "remove", "--site", "daily", id);
        assertThat(kept("count(*)::text", id)).isEqualTo("0");
        refused(1, "nothing", "key", "remove", "--site", "daily", id);
    }

    @Test
    void aPublicKeyIsReadFromItsFileAndAPublishedSetIsAnAddress(@TempDir Path room) throws IOException {
        Path file = Files.writeString(room.resolve("key.pem"), PEM);
        String[] add = {"key", "add", "--site", "daily", "--issuer", "https://id.example"};

        done(with(add, "--public-key", file.toString(), "--algorithm", "EdDSA", "--kid", "ed"));
        done(with(add, "--jwks", "https://id.example/keys.json"));

        assertThat(done("key", "list", "--site", "daily"))
                .anySatisfy(line -> assertThat(line).contains("\ted\tEdDSA\tno roles"))
                .anySatisfy(line -> assertThat(line).contains("\t*\thttps://id.example/keys.json"));
        refused(1, "RSA", with(add, "--public-key", file.toString(), "--algorithm", "RS256", "--kid", "rsa"));
        refused(
                1,
                "cannot read",
                with(add, "--public-key", room.resolve("absent").toString()));
        refused(1, "there is no site 'nowhere'", "key", "list", "--site", "nowhere");
        refused(2, "list, add, rotate or remove", "key");
    }

    @Test
    void anotherServiceIsSetUpChangedShownAndTakenAway() {
        String[] put = {"provider", "put", "--site", "daily", "google", "--issuer", "https://accounts.google.com"};

        List<String> made = done(with(put, "--name", "Google", "--client-id", "abc", "--client-secret=hush"));

        assertThat(made).containsExactly("return-to http://localhost:8080/api/v1/sites/daily/sign-in");
        done(with(put, "--name", "Google!", "--client-id", "abc", "--distrust-mail"));
        assertThat(Sql.text(database.url(), "select client_secret from sign_in_provider"))
                .isEqualTo("hush");
        assertThat(done("provider", "list", "--site", "daily"))
                .containsExactly("google\toidc\tGoogle!\thttps://accounts.google.com\tabc\tnot trusted about mail\t");
        done(
                "provider",
                "put",
                "--site",
                "daily",
                "github",
                "--kind",
                "github",
                "--name",
                "GitHub",
                "--client-id",
                "x");
        done("provider", "remove", "--site", "daily", "google");
        assertThat(done("provider", "list", "--site", "daily"))
                .containsExactly("github\tgithub\tGitHub\thttps://github.com\tx\ttrusted about mail\t");
        refused(1, "nothing", "provider", "remove", "--site", "daily", "google");
        refused(1, "needed", "provider", "put", "--site", "daily", "x", "--name", "X", "--client-id", "x");
    }

    @Test
    void somebodyGetsARoleAndIsListed() {
        done("token", "--site", "daily", "--role", "reader", "--name", "Mo");
        String id = Sql.text(database.url(), "select account_id::text from account where name = 'Mo'");

        done("person", "role", "--site", "daily", "--role", "moderator", id);

        assertThat(done("person", "list", "--site", "daily"))
                .anySatisfy(line -> assertThat(line).contains(id, "Mo", "moderator"));
        refused(
                1,
                "account",
                "person",
                "role",
                "--site",
                "daily",
                "--role",
                "admin",
                "0198a4f2-7b1c-7d3e-8f10-2a3b4c5d6e7f");
    }

    @Test
    void anInvitationIsALinkOfWhichOnlyAHashIsKept() {
        String link = done("invite", "--site", "daily", "--role", "admin", "--days", "2")
                .get(0);

        assertThat(link).startsWith("http://localhost:8080/server/#site=daily&invitation=");
        String token = link.replaceFirst(".*invitation=", "");
        assertThat(Sql.text(
                        database.url(),
                        "select role || ' ' || (token_hash = sha256('" + token + "')) from invitation where role = 3"))
                .isEqualTo("3 true");
        refused(1, "reader, moderator, admin", "invite", "--site", "daily", "--role", "owner");
    }

    @Test
    void anOperatorsLinkIsPrintedWheneverItIsAskedFor() {
        String first = done("operator").get(0);
        String second = done("operator").get(0);

        assertThat(first).startsWith("http://localhost:8080/server/#operator=").isNotEqualTo(second);
        assertThat(Sql.text(database.url(), "select (count(*) >= 2)::text from operator_link"))
                .isEqualTo("true");
        assertThat(done("operator", "--list")).isEmpty();
        database.execute("insert into operator (operator_id, name) values (gen_random_uuid(), 'Olga')");
        assertThat(done("operator", "--list").get(0)).startsWith("Olga\t");
        assertThat(done("operator", "--name", "Olga").get(0)).contains("#operator=");
    }

    private static String kept(String what, String id) {
        return Sql.text(database.url(), "select " + what + " from sso_key where key_id = '" + id + "'");
    }

    private static String value(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .orElseThrow()
                .substring(name.length());
    }

    /** What it prints. */
    private List<String> done(String... arguments) {
        out.getBuffer().setLength(0);
        assertThat(run(arguments)).as(err.toString()).isZero();
        return out.toString().lines().toList();
    }

    private void refused(int code, String why, String... arguments) {
        err.getBuffer().setLength(0);
        assertThat(run(arguments)).isEqualTo(code);
        assertThat(err.toString()).containsIgnoringCase(why).doesNotContain("\tat ");
    }

    private static String[] with(String[] some, String... more) {
        String[] all = java.util.Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    private int run(String... arguments) {
        boolean isGroup = arguments.length == 1 && arguments[0].equals("key");
        return CommandLineInterface.run(
                config -> {
                    throw new AssertionError("no server should have been started");
                },
                Map.of(),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                isGroup
                        ? arguments
                        : with(arguments, "--database", database.url().text()));
    }
}

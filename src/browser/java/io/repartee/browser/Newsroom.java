package io.repartee.browser;

import static io.repartee.testing.TestServer.await;

import io.repartee.Server;
import io.repartee.config.Config;
import io.repartee.config.ConfigReader;
import io.repartee.testing.Api;
import io.repartee.testing.PublisherToken;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The real server for the tests of a class, with its demo pages and a database of its own, always at the same address: it
 * can go away and come back. Site {@code demo} publishes at once, the sites {@code strict} and {@code quiet} hold for a moderator; all take guests.
 */
final class Newsroom implements BeforeAllCallback, AfterAllCallback {
    private final int port = freePort();
    private final Publisher publisher = new Publisher();
    private final String more;
    private TestDatabase database;
    private Server server;

    Newsroom() {
        this("");
    }

    /** @param more sections of the configuration besides the sites and the limits */
    Newsroom(String more) {
        this.more = more;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        database = TestDatabase.create();
        comeBack();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        goAway();
        publisher.close();
        database.close();
    }

    /** A web server of somebody who embeds these comments. */
    Publisher publisher() {
        return publisher;
    }

    void goAway() {
        await(server.close());
    }

    void comeBack() {
        server = await(Server.start(config()));
    }

    /** The link that a server without operators prints. */
    String firstOperator() {
        return await(server.firstOperator()).orElseThrow().link();
    }

    String address() {
        return "http://localhost:" + port;
    }

    /** Somebody who is signed in at the publisher's. */
    Api reader(String site, String name) {
        return api(site).as(SsoToken.of(site, name).text());
    }

    Api moderator(String site, String name) {
        return api(site).as(SsoToken.of(site, name).role("moderator").text());
    }

    /** Decides about a comment that is held, and has not been edited. */
    void decide(String site, String moderator, String action, String commentId) {
        Map<String, Object> item = Map.of("commentId", commentId, "revision", 1, "expect", "held");
        moderator(site, moderator)
                .post("/decisions", Map.of("action", action, "items", List.of(item)))
                .is(200);
    }

    Api api(String site) {
        return Api.anonymous(java.net.URI.create(address()), site);
    }

    /** The address of the desk, with a pass for that moderator. */
    String desk(String site, String moderator) {
        return desk(site, moderator, "moderator");
    }

    String desk(String site, String name, String role) {
        String token = SsoToken.of(site, name).role(role).text();
        return address() + "/desk/#token=" + token + "&site=" + site;
    }

    /** Posts, and gives the comment's id. */
    String post(String site, String page, String name, String body) {
        return post(site, page, name, body, null);
    }

    String post(String site, String page, String name, String body, String parentId) {
        Map<String, Object> comment = new LinkedHashMap<>();
        comment.put(
                "page", Map.of("key", page, "url", address() + "/demo/ferry.html", "title", "The last diesel ferry"));
        comment.put("body", body);
        if (parentId != null) {
            comment.put("parentId", parentId);
        }
        return reader(site, name).post("/comments", comment).is(201).text("/comment/id");
    }

    private Config config() {
        String sites = (PublisherToken.site("demo", "post")
                        + PublisherToken.site("strict", "pre")
                        + PublisherToken.site("quiet", "pre"))
                .replace("\"http://localhost:8080\"", '"' + address() + "\", \"" + publisher.origin() + '"')
                .replace("name: The Daily", "name: The Tidewater Post");
        String yaml =
                "limits: {comments-per-minute: 0, guests-per-minute: 0}\ndemo: true\n" + more + "sites:\n" + sites;
        Map<String, String> flags = Map.of(
                "host",
                "127.0.0.1",
                "port",
                Integer.toString(port),
                "ops-port",
                "0",
                "database",
                database.url().text());
        return ConfigReader.read(Optional.of(file(yaml)), Map.of(), flags);
    }

    private static Path file(String yaml) {
        try {
            Path file = Files.createTempFile("repartee", ".yaml");
            Files.writeString(file, yaml);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kernel's choice; the server must find it free again after a restart. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

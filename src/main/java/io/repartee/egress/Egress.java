package io.repartee.egress;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Sends requests to addresses that other people name, without being turned against this server's own network: a name is resolved
 * once, each of its addresses must be reachable ({@link Reachable}), and the connection goes to the very address that was looked at,
 * while certificate and {@code Host} are those of the name. Redirects are answers like others. Everything ends at the deadline. Fails with
 * {@link NotSent} or as the network does. Thread-safe.
 */
public final class Egress {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final Vertx vertx;
    private final HttpClient client;
    private final EgressSettings settings;
    private final Reachable reachable;
    private final Names names;
    private final Semaphore places;

    public Egress(Vertx vertx, EgressSettings settings) {
        this(vertx, settings, new SystemNames(vertx), new HttpClientOptions());
    }

    /** @param options what a test trusts */
    Egress(Vertx vertx, EgressSettings settings, Names names, HttpClientOptions options) {
        this.vertx = vertx;
        this.settings = settings;
        this.reachable = new Reachable(settings.networks());
        this.names = names;
        this.places = new Semaphore(settings.concurrent());
        this.client = vertx.createHttpClient(options.setKeepAlive(false)
                .setForceSni(true)
                .setVerifyHost(true)
                .setDecompressionSupported(false)
                .setMaxRedirects(0));
    }

    /** An answer, whatever its status. */
    public record Reply(int status, Buffer body) {}

    /** Where a request goes. */
    private record Target(URI address, String host, int port, boolean encrypted) {}

    /** Sends JSON. Completes on any thread. */
    public Future<Reply> post(URI address, Map<String, String> headers, Buffer body, Duration deadline) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("content-type", "application/json"));
        all.putAll(headers);
        return send(HttpMethod.POST, address, all, body, deadline);
    }

    /** Reads something. Completes on any thread. */
    public Future<Reply> get(URI address, Map<String, String> headers, Duration deadline) {
        return send(HttpMethod.GET, address, headers, Buffer.buffer(), deadline);
    }

    private Future<Reply> send(
            HttpMethod method, URI address, Map<String, String> headers, Buffer body, Duration deadline) {
        Target target;
        try {
            target = target(address);
        } catch (NotSent refused) {
            return Future.failedFuture(refused);
        }
        if (!places.tryAcquire()) {
            return Future.failedFuture(new NotSent("too many requests are under way"));
        }
        Exchange exchange = new Exchange(vertx, settings.answerBytes(), deadline);
        exchange.result().onComplete(over -> places.release());
        addresses(target.host())
                .map(found -> options(method, target, checked(target, found), headers))
                .compose(options ->
                        exchange.isOver() ? Future.failedFuture(new NotSent("too late")) : client.request(options))
                .onSuccess(request -> exchange.send(request, body))
                .onFailure(exchange::fail);
        Promise<Reply> result = Promise.promise();
        exchange.result().onComplete(result);
        return result.future();
    }

    private Target target(URI address) {
        String scheme = String.valueOf(address.getScheme());
        boolean encrypted = scheme.equalsIgnoreCase("https");
        if (!encrypted && !(settings.plainHttp() && scheme.equalsIgnoreCase("http"))) {
            throw new NotSent("only https is allowed");
        }
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            throw new NotSent("the address is not one of a web server");
        }
        int usual = encrypted ? HTTPS_PORT : HTTP_PORT;
        return new Target(address, address.getHost(), address.getPort() < 0 ? usual : address.getPort(), encrypted);
    }

    private Future<List<InetAddress>> addresses(String host) {
        boolean bracketed = host.startsWith("[");
        Optional<InetAddress> literal = Literal.parse(bracketed ? host.substring(1, host.length() - 1) : host);
        if (literal.isPresent()) {
            return Future.succeededFuture(List.of(literal.get()));
        }
        return bracketed || Literal.looksLikeOne(host)
                ? Future.failedFuture(new NotSent("the address is written in an unusual way"))
                : names.resolve(host);
    }

    /** One that must not be reached spoils all: who answers with both is trying something. */
    private InetAddress checked(Target target, List<InetAddress> found) {
        if (found.isEmpty() || !found.stream().allMatch(reachable::is)) {
            throw new NotSent(target.host() + " is not on the public internet");
        }
        return found.get(0);
    }

    private static RequestOptions options(
            HttpMethod method, Target target, InetAddress address, Map<String, String> headers) {
        String path =
                target.address().getRawPath().isEmpty() ? "/" : target.address().getRawPath();
        String query = target.address().getRawQuery();
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.encrypted())
                .setFollowRedirects(false)
                .setURI(query == null ? path : path + "?" + query);
        headers.forEach(options::putHeader);
        return options;
    }
}

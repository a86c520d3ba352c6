package io.repartee.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mail server that takes this server's letters.
 *
 * @param port 0 for the usual one of {@code tls}
 * @param user empty when the server asks for no login
 * @param from the address of the sender
 * @param fromName the sender's name where no site's name stands
 */
public record Mail(
        String host,
        int port,
        Tls tls,
        String user,
        String password,
        String from,
        String fromName,
        int connections,
        int waiting,
        int timeoutSeconds) {
    /** How the connection is protected, with the port that is usual for it. */
    public enum Tls {
        STARTTLS(587),
        TLS(465),
        NONE(25);

        private final int usualPort;

        Tls(int usualPort) {
            this.usualPort = usualPort;
        }
    }

    private static final Pattern SENDER =
            Pattern.compile("(?:([^<>\\p{Cntrl}]*?)\\s*<([^<>\\s]+@[^<>\\s]+)>|([^<>\\s]+@[^<>\\s]+))");

    public Mail {
        Check.range("mail.port", port, 0, 65_535);
        Check.must("mail.password", user.isEmpty() == password.isEmpty(), "goes with mail.user: both or none");
        Check.must(
                "mail.tls",
                user.isEmpty() || tls != Tls.NONE || isHere(host),
                "none would send the password in the clear");
        Check.range("mail.connections", connections, 1, 100);
        Check.range("mail.waiting", waiting, 0, 100_000);
        Check.range("mail.timeout-seconds", timeoutSeconds, 1, 600);
    }

    /** Empty when no server is named: then this server sends no mail. */
    static Optional<Mail> from(Section section) {
        String host = section.text("host", "");
        int port = section.integer("port", 0);
        Tls tls = section.choice("tls", Tls.STARTTLS);
        String user = section.text("user", "");
        String password = section.text("password", "");
        String from = section.text("from", "");
        int connections = section.integer("connections", 4);
        int waiting = section.integer("waiting", 1000);
        int seconds = section.integer("timeout-seconds", 30);
        section.mustHoldNothingElse();
        if (host.isEmpty()) {
            return Optional.empty();
        }
        Matcher sender = SENDER.matcher(from);
        Check.must("mail.from", sender.matches(), "must look like The Daily <comments@daily.example>");
        boolean named = sender.group(2) != null;
        return Optional.of(new Mail(
                host,
                port == 0 ? tls.usualPort : port,
                tls,
                user,
                password,
                named ? sender.group(2) : sender.group(3),
                named ? sender.group(1) : "",
                connections,
                waiting,
                seconds));
    }

    private static boolean isHere(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
    }

    @Override
    public String toString() {
        return "Mail[" + host + ":" + port + ", " + tls + ", " + user + "]";
    }
}

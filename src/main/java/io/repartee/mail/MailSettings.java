package io.repartee.mail;

import java.time.Duration;
import java.util.Optional;

/**
 * The operator's mail server.
 *
 * @param login empty when the server asks for none
 * @param from whose letters these are, also for what comes back
 * @param connections to the server at a time
 * @param waiting letters that may wait for one of them; more are refused
 * @param patience for one letter, from being handed over to being taken
 */
public record MailSettings(
        String host,
        int port,
        Tls tls,
        Optional<Login> login,
        MailAddress from,
        String fromName,
        int connections,
        int waiting,
        Duration patience) {
    /** How the connection is kept from being read by others. */
    public enum Tls {
        /** After a greeting in the clear; without it no letter is sent. */
        STARTTLS,
        /** From the first byte. */
        TLS,
        /** Not at all: for a server on this very machine. */
        NONE
    }

    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }
}

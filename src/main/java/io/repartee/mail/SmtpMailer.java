package io.repartee.mail;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hands letters to an SMTP server over a few connections, which it keeps for the next letters for a while. A letter that is not taken in
 * time has failed; what is more than may wait fails at once. Lives as long as its Vert.x. Thread-safe.
 */
public final class SmtpMailer implements Mailer {
    private static final int CONNECT_MS = 10_000;
    private static final int KEPT_SECONDS = 30;
    private static final int NO_SUCH_COMMAND = 500;

    private static final String LOGINS = "PLAIN LOGIN CRAM-MD5 DIGEST-MD5";

    private final MailClient client;
    private final MailSettings settings;
    private final Semaphore places;

    public SmtpMailer(Vertx vertx, MailSettings settings) {
        this(vertx, settings, null);
    }

    /** @param trust what a test trusts */
    SmtpMailer(Vertx vertx, MailSettings settings, @Nullable TrustOptions trust) {
        this.settings = settings;
        this.client = MailClient.create(vertx, config(settings, trust));
        this.places = new Semaphore(settings.connections() + settings.waiting());
    }

    @Override
    public Future<Void> send(Letter letter) {
        if (!places.tryAcquire()) {
            return Future.failedFuture(
                    new Undelivered(Undelivered.Then.TRY_AGAIN, "too many letters wait for the mail server", null));
        }
        return client.sendMail(message(letter))
                .timeout(settings.patience().toMillis(), TimeUnit.MILLISECONDS)
                .onComplete(over -> places.release())
                .<Void>mapEmpty()
                .recover(failure -> Future.failedFuture(undelivered(failure)));
    }

    private MailMessage message(Letter letter) {
        String name = letter.fromName() == null ? settings.fromName() : letter.fromName();
        MailMessage message = new MailMessage()
                .setFrom(EncodedWords.mailbox(settings.from(), name))
                .setBounceAddress(settings.from().toString())
                .setTo(letter.to())
                .setSubject(EncodedWords.of(letter.subject()))
                .setText(letter.text());
        if (letter.html() != null) {
            message.setHtml(letter.html());
        }
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        letter.headers().forEach(headers::add);
        return message.setHeaders(headers);
    }

    private static Undelivered undelivered(Throwable failure) {
        if (failure instanceof SMTPException refused && refused.isPermanent()) {
            boolean ofTheLetter = refused.getReplyCode() > NO_SUCH_COMMAND && !isAboutUs(refused.getReplyCode());
            return new Undelivered(
                    ofTheLetter ? Undelivered.Then.GIVE_UP : Undelivered.Then.TRY_AGAIN,
                    "the mail server said " + refused.getReplyCode(),
                    failure);
        }
        String reason = failure instanceof SMTPException busy
                ? "the mail server said " + busy.getReplyCode()
                : "the mail server cannot be reached";
        return new Undelivered(Undelivered.Then.TRY_AGAIN, reason, failure);
    }

    /** A wrong password or missing encryption is the operator's to mend; the letter is as good as before. */
    private static boolean isAboutUs(int reply) {
        return reply == 530 || reply == 534 || reply == 535 || reply == 538;
    }

    private static MailConfig config(MailSettings settings, @Nullable TrustOptions trust) {
        MailConfig config = new MailConfig()
                .setHostname(settings.host())
                .setPort(settings.port())
                .setSsl(settings.tls() == MailSettings.Tls.TLS)
                .setStarttls(
                        settings.tls() == MailSettings.Tls.STARTTLS
                                ? StartTLSOptions.REQUIRED
                                : StartTLSOptions.DISABLED)
                .setHostnameVerificationAlgorithm("HTTPS")
                .setLogin(settings.login().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED)
                .setAuthMethods(LOGINS)
                .setOwnHostname(settings.from().domain())
                .setUserAgent("repartee")
                .setMaxPoolSize(settings.connections())
                .setKeepAliveTimeout(KEPT_SECONDS)
                .setKeepAliveTimeoutUnit(TimeUnit.SECONDS)
                .setConnectTimeout(CONNECT_MS)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) settings.patience().toMillis());
        settings.login().ifPresent(login -> config.setUsername(login.user()).setPassword(login.password()));
        if (trust != null) {
            config.setTrustOptions(trust);
        }
        return config;
    }
}

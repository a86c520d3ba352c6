package io.repartee;

import io.repartee.account.Allowances;
import io.repartee.account.session.SessionSettings;
import io.repartee.config.Config;
import io.repartee.config.InvalidConfiguration;
import io.repartee.config.Limits;
import io.repartee.config.Live;
import io.repartee.mail.MailAddress;
import io.repartee.mail.MailSettings;
import io.repartee.outbox.OutboxSettings;
import io.repartee.stream.FeedSettings;
import io.repartee.stream.LiveSettings;
import io.repartee.stream.Retention;
import io.repartee.stream.http.HttpStreamSettings;
import io.repartee.web.Proxies;
import io.repartee.web.WebLimits;
import io.repartee.web.WriteLimits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** From the configuration's keys to what the streams' room wants to know. */
final class Settings {
    private Settings() {}

    static FeedSettings feed(Config config) {
        FeedSettings usual = FeedSettings.DEFAULT;
        return new FeedSettings(
                recentEvents(config.live()),
                usual.recentSeconds(),
                config.live().recentBytes(),
                config.live().windowMs(),
                usual.batchBytes(),
                usual.pageEvents(),
                usual.gatherMs(),
                usual.heartbeatMs(),
                usual.silenceMs(),
                usual.compareMs());
    }

    static OutboxSettings outbox(Config config) {
        return OutboxSettings.DEFAULT
                .leasing(Duration.ofSeconds(config.outbox().leaseSeconds()))
                .keeping(
                        Duration.ofDays(config.outbox().keepDays()),
                        Duration.ofDays(config.outbox().keepGivenUpDays()));
    }

    static WebLimits web(Config config, int uriCharacters, InstantSource clock) {
        Limits limits = config.limits();
        return new WebLimits(
                limits.bodyBytes(),
                uriCharacters,
                new Proxies(
                        config.trustedProxies(),
                        Proxies.Header.valueOf(config.proxyHeader().name())),
                WriteLimits.perMinute(
                        limits.share(limits.addressWritesPerMinute()),
                        limits.share(limits.addressSignInsPerMinute()),
                        limits.share(limits.siteWritesPerMinute()),
                        clock));
    }

    static Map<Allowances.Kind, Integer> allowances(Limits limits) {
        return Map.of(
                Allowances.Kind.COMMENTS, limits.commentsPerMinute(),
                Allowances.Kind.REPORTS, limits.reportsPerMinute(),
                Allowances.Kind.WRITES, limits.writesPerMinute());
    }

    static Retention retention(Config config) {
        int days = config.live().keepDays();
        int events = config.live().keepEvents();
        return new Retention(
                days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days)),
                events == 0 ? Optional.empty() : Optional.of((long) events));
    }

    /** What is in memory is to be in the table too, with room to spare: the two are compared. */
    private static int recentEvents(Live live) {
        return live.keepEvents() == 0 ? live.recentEvents() : Math.min(live.recentEvents(), live.keepEvents() / 2);
    }

    static SessionSettings sessions(Config config) {
        return new SessionSettings(
                Duration.ofMinutes(config.signIn().tokenMinutes()),
                Duration.ofDays(config.signIn().sessionDays()));
    }

    /** Empty where no mail is sent. Throws {@link InvalidConfiguration}. */
    static Optional<MailSettings> mail(Config config) {
        return config.mail()
                .map(mail -> new MailSettings(
                        mail.host(),
                        mail.port(),
                        MailSettings.Tls.valueOf(mail.tls().name()),
                        mail.user().isEmpty()
                                ? Optional.empty()
                                : Optional.of(new MailSettings.Login(mail.user(), mail.password())),
                        MailAddress.parse(mail.from())
                                .orElseThrow(() -> new InvalidConfiguration("mail.from", "is not an address of mail")),
                        mail.fromName(),
                        mail.connections(),
                        mail.waiting(),
                        Duration.ofSeconds(mail.timeoutSeconds())));
    }

    static HttpStreamSettings streams(Config config) {
        HttpStreamSettings usual = HttpStreamSettings.DEFAULT;
        return new HttpStreamSettings(
                config.limits().streams(),
                config.limits().streamsPerAddress(),
                config.limits().subscriptionsPerSocket(),
                config.live().socketBufferBytes(),
                Math.min(config.live().heartbeatSeconds() * 1000, usual.heartbeatMs()),
                config.live().stallSeconds() * 1000,
                usual.lifeMs(),
                usual.lingerMs(),
                usual.tickMs(),
                config.live().presence());
    }

    static LiveSettings live(Config config) {
        LiveSettings usual = LiveSettings.DEFAULT;
        int heartbeatMs = config.live().heartbeatSeconds() * 1000;
        return new LiveSettings(
                heartbeatMs,
                config.limits().helloSeconds() * 1000,
                3 * heartbeatMs,
                config.live().stallSeconds() * 1000,
                usual.tickMs(),
                config.limits().sockets(),
                config.limits().subscriptionsPerSocket(),
                config.live().socketBufferBytes(),
                config.limits().frameBytes(),
                usual.mostMessages(),
                config.live().presence());
    }
}

package io.repartee.account.own;

import io.repartee.mail.Letter;
import io.repartee.mail.MailAddress;
import io.repartee.site.Site;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Writes the letters with which people sign in, in their language as far as there are words. Pure; thread-safe. */
public final class Letters {
    private static final String WORDS = "mail.sign-in";
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    /** What automatic answers look for, so that they stay away. */
    private static final Map<String, String> HEADERS = Map.of("Auto-Submitted", "auto-generated");

    private static final int MOST_NAME = 100;

    private final String publicUrl;

    /** @param publicUrl how browsers reach this server */
    public Letters(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** What a letter is about: the keys of its words. */
    enum About {
        SIGN_IN,
        REGISTER,
        REGISTER_AGAIN,
        CHANGE_ADDRESS,
        NEW_PASSWORD,
        NO_ACCOUNT,
        CHANGED
    }

    /** A letter with a code and a link. */
    Letter withToken(About about, Site site, MailAddress to, MailToken token, @Nullable String language) {
        String link = publicUrl + "/api/v1/sites/" + site.key() + "/sign-in#link=" + token.link();
        return letter(about, site, to, language, Optional.of(token.code()), link);
    }

    /** A letter that only says something. */
    Letter telling(About about, Site site, MailAddress to, @Nullable String language) {
        return letter(about, site, to, language, Optional.empty(), "");
    }

    private static Letter letter(
            About about, Site site, MailAddress to, @Nullable String language, Optional<String> code, String link) {
        Locale locale = Locale.forLanguageTag(language == null ? "en" : language);
        ResourceBundle words = ResourceBundle.getBundle(WORDS, locale, EXACT);
        String name = oneLine(site.name());
        Words say = key -> new MessageFormat(words.getString(key).replace("'", "''"), locale)
                .format(new Object[] {name, code.orElse(""), link, MailRequests.LASTS.toMinutes()});
        String subject = say.of(about + ".subject");
        return new Letter(
                to.toString(),
                subject,
                text(say, about, code, link),
                html(say, about, code, link, locale),
                HEADERS,
                name);
    }

    private interface Words {
        String of(String key);
    }

    private static String text(Words say, About about, Optional<String> code, String link) {
        StringBuilder text = new StringBuilder()
                .append(say.of("greeting"))
                .append("\n\n")
                .append(say.of(about + ".text"))
                .append("\n\n");
        code.ifPresent(digits -> text.append("    ")
                .append(digits)
                .append("\n\n")
                .append(say.of("orLink"))
                .append("\n\n")
                .append(link)
                .append("\n\n")
                .append(say.of("lasts"))
                .append("\n"));
        return text.append(say.of("ignore")).append("\n").toString();
    }

    private static String html(Words say, About about, Optional<String> code, String link, Locale locale) {
        StringBuilder html = new StringBuilder("<!doctype html><html lang=\"")
                .append(escaped(locale.getLanguage()))
                .append("\"><body style=\"font:16px/1.5 system-ui,sans-serif;max-width:32em\"><p>")
                .append(escaped(say.of("greeting")))
                .append("</p><p>")
                .append(escaped(say.of(about + ".text")))
                .append("</p>");
        code.ifPresent(digits -> html.append("<p style=\"font-size:2em;letter-spacing:.2em;margin:.5em 0\"><strong>")
                .append(escaped(digits))
                .append("</strong></p><p>")
                .append(escaped(say.of("orLink")))
                .append("</p><p><a href=\"")
                .append(escaped(link))
                .append("\">")
                .append(escaped(say.of("button")))
                .append("</a></p><p>")
                .append(escaped(say.of("lasts")))
                .append("</p>"));
        return html.append("<p>")
                .append(escaped(say.of("ignore")))
                .append("</p></body></html>")
                .toString();
    }

    /** A site is called as its publisher likes; a header takes less. */
    private static String oneLine(String name) {
        String line = name.replaceAll("\\p{Cntrl}|\\p{Zl}|\\p{Zp}", " ").strip();
        return line.substring(
                0, line.offsetByCodePoints(0, Math.min(MOST_NAME, line.codePointCount(0, line.length()))));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

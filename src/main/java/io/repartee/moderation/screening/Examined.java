package io.repartee.moderation.screening;

import io.repartee.comment.Finding;
import io.repartee.site.Phases;
import io.repartee.site.Site;
import io.repartee.site.Then;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the phases are shown. What several of them need is worked out once. Used by one thread at a time. */
public final class Examined {
    private static final int SAW_CHARACTERS = 200;

    private final String source;
    private final String html;
    private final Site site;
    private final boolean isEdit;
    private final Instant at;
    private Background background;
    private final boolean plain;
    private @Nullable Folded folded;
    private @Nullable Folded accented;
    private @Nullable Fingerprint fingerprint;

    /**
     * Nothing is known besides the text yet.
     *
     * @param source the text as typed; spans of findings are places in it
     * @param html what readers would get: the truth about what is a link
     * @param isEdit whether the text replaces one of the same author
     */
    Examined(String source, String html, Site site, boolean isEdit, Instant at) {
        this.source = source;
        this.html = html;
        this.site = site;
        this.isEdit = isEdit;
        this.at = at;
        this.background = Background.UNKNOWN;
        this.plain = plain(source);
    }

    private static boolean plain(String source) {
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c >= 0x7F || c < ' ' && c != '\n' && c != '\r' && c != '\t') {
                return false;
            }
        }
        return true;
    }

    String source() {
        return source;
    }

    String html() {
        return html;
    }

    Site site() {
        return site;
    }

    boolean isEdit() {
        return isEdit;
    }

    Instant at() {
        return at;
    }

    Phases settings() {
        return site.policy().phases();
    }

    /** What is known besides the text. */
    Background background() {
        return background;
    }

    void know(Background all) {
        background = all;
    }

    /** Whether there is nothing but printable ASCII and line breaks. */
    boolean isPlain() {
        return plain;
    }

    /** The text's letters as that folding takes them. */
    Folded folded(Folding folding) {
        if (folding == Folding.PLAIN) {
            folded = folded == null ? Folded.of(source, folding) : folded;
            return folded;
        }
        accented = accented == null ? Folded.of(source, folding) : accented;
        return accented;
    }

    /** The text by its letters alone. */
    Fingerprint fingerprint() {
        if (fingerprint == null) {
            fingerprint =
                    Fingerprint.of(folded(Folding.PLAIN), settings().repeats().similarPercent() < 100);
        }
        return fingerprint;
    }

    /** A finding about the text as a whole. */
    static Finding found(String phase, Then then, String saw) {
        return new Finding(phase, ruling(then), cut(saw), Optional.empty());
    }

    /** A finding in one place, from one UTF-16 offset to another. */
    static Finding found(String phase, Then then, String saw, int from, int to) {
        return new Finding(phase, ruling(then), cut(saw), Optional.of(new Finding.Span(from, to)));
    }

    private static Finding.Ruling ruling(Then then) {
        return switch (then) {
            case OFF -> throw new IllegalArgumentException("a phase that is off finds nothing");
            case PUBLISH -> Finding.Ruling.PUBLISH;
            case HOLD -> Finding.Ruling.HOLD;
            case SPAM -> Finding.Ruling.SPAM;
            case REJECT -> Finding.Ruling.REJECT;
        };
    }

    private static String cut(String saw) {
        if (saw.length() <= SAW_CHARACTERS) {
            return saw;
        }
        int end = SAW_CHARACTERS - 1;
        return saw.substring(0, Character.isHighSurrogate(saw.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}

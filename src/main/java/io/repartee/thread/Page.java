package io.repartee.thread;

import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.repartee.ids.Uuids;
import io.repartee.site.Site;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import java.nio.charset.StandardCharsets;

/**
 * The publisher's own stable name of a page on a site, or else its canonical address.
 *
 * @param key as it was named; a page that is known under this very name is that page
 * @param name what the site's rules make of it: the name of a page that nobody wrote on yet
 */
public record Page(String key, String name) {
    /** The most bytes of UTF-8 that a key may have: it is part of an index and of stream names. */
    public static final int MOST_BYTES = 512;

    /** A name that no rules are for. */
    public Page(String key) {
        this(key, key);
    }

    /** The same under the rules of a site. */
    public Page on(Site site) {
        String canonical = site.policy().pages().canonical(key);
        return fits(canonical) ? new Page(key, canonical) : this;
    }

    /** Under which it may be known, the one that was asked for first. */
    public String[] names() {
        return key.equals(name) ? new String[] {key} : new String[] {key, name};
    }

    /** A key that came as a parameter. Throws {@code bad_parameter}. */
    public static Page parameter(String key) {
        if (!fits(key)) {
            throw Problem.of(ErrorCode.BAD_PARAMETER, "page" + expectation());
        }
        return new Page(key);
    }

    /** A key that came in a body's field. Throws {@code invalid_fields}. */
    public static Page field(String pointer, String key) {
        if (!fits(key)) {
            throw Problem.field(pointer, "The key" + expectation());
        }
        return new Page(key);
    }

    /** The id of its thread until a first row says otherwise: nothing need be stored to read or to watch a page. */
    public ThreadId unwrittenThread(SiteId site) {
        return new ThreadId(Uuids.named("thread", Integer.toString(site.value()), name));
    }

    public static boolean fits(String key) {
        return !key.isBlank()
                && key.length() <= MOST_BYTES
                && key.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                && key.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    private static String expectation() {
        return " must have 1 to " + MOST_BYTES + " bytes of UTF-8 without control characters.";
    }
}

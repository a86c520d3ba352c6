package io.repartee.transfer;

import io.repartee.site.PageRules;
import io.repartee.thread.Page;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the pages of another system are called here: by the publisher's own name of them, or by their address as the element
 * takes it from the page. Addresses may be moved first, by the longest prefix that fits.
 *
 * @param byIdentifier whether the publisher's own name counts, where there is one
 * @param moved from what an address begins with to what it begins with now
 * @param rules what the site makes of addresses
 */
public record PageKeys(boolean byIdentifier, Map<String, String> moved, PageRules rules) {
    public PageKeys {
        moved = Map.copyOf(moved);
    }

    /** Where every address is a page of its own. */
    public PageKeys(boolean byIdentifier, Map<String, String> moved) {
        this(byIdentifier, moved, PageRules.DEFAULT);
    }

    PageKeys under(PageRules other) {
        return new PageKeys(byIdentifier, moved, other);
    }

    /** What makes two imports of a file different ones. */
    String text() {
        String plain = byIdentifier + new TreeMap<>(moved).toString();
        return rules.equals(PageRules.DEFAULT) ? plain : plain + rules;
    }

    /** Null when the page has no name that it could have here. */
    @Nullable
    String key(Entry.Page page) {
        String key = byIdentifier && page.identifier() != null ? page.identifier() : address(page.url());
        String name = key == null ? null : rules.canonical(key);
        return name != null && Page.fits(name) ? name : key != null && Page.fits(key) ? key : null;
    }

    /** The address without its fragment, moved; null when it is none even then. Systems that know only paths need a move of {@code /}. */
    @Nullable
    String address(@Nullable String url) {
        if (url == null) {
            return null;
        }
        String plain = url.replaceFirst("#.*$", "");
        String prefix = "";
        for (String from : moved.keySet()) {
            if (plain.startsWith(from) && from.length() > prefix.length()) {
                prefix = from;
            }
        }
        String address = prefix.isEmpty() ? plain : moved.get(prefix) + plain.substring(prefix.length());
        return address.matches("(?i)https?://.+") ? address : null;
    }
}

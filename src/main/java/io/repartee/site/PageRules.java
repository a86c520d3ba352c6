package io.repartee.site;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which addresses of pages are the same page: what {@link CanonicalAddress} makes of them names the page. Names that are no addresses are
 * left as they are.
 *
 * @param query which parameters of the query belong to the name
 * @param parameters the names of parameters that {@code query} is about; one that ends with {@code *} is a beginning
 * @param slash what stands at the end of the path
 * @param amp whether the AMP form of a page is that page
 * @param https whether {@code http} is {@code https}
 * @param hosts hosts that are another one, each as {@code alias=host}
 */
public record PageRules(
        Query query, List<String> parameters, Slash slash, boolean amp, boolean https, List<String> hosts) {
    private static final int MOST_PARAMETERS = 100;
    private static final int MOST_HOSTS = 50;
    private static final Pattern PARAMETER = Pattern.compile("[^\\s&=#*]{1,64}\\*?");
    private static final String HOST = "[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:\\d{1,5})?";
    private static final Pattern ALIAS = Pattern.compile(HOST + "=" + HOST);

    /** Every address is a page of its own. */
    public static final PageRules DEFAULT = new PageRules(Query.AS_IS, List.of(), Slash.AS_IS, false, false, List.of());

    /** Of the query. */
    public enum Query {
        /** All of it belongs to the name. */
        @JsonProperty("as-is")
        AS_IS,
        /** All but the named parameters. */
        @JsonProperty("drop")
        DROP,
        /** Only the named parameters. */
        @JsonProperty("keep")
        KEEP
    }

    /** Of the end of the path. */
    public enum Slash {
        @JsonProperty("as-is")
        AS_IS,
        @JsonProperty("with")
        WITH,
        @JsonProperty("without")
        WITHOUT
    }

    /** The name that a page of this name has here. */
    public String canonical(String name) {
        return equals(DEFAULT) ? name : CanonicalAddress.of(name, this);
    }

    /** Whether that parameter belongs to a page's name. */
    boolean keeps(String parameter) {
        boolean named = parameters.stream().anyMatch(one -> fits(one, parameter));
        return switch (query) {
            case AS_IS -> true;
            case DROP -> !named;
            case KEEP -> named;
        };
    }

    /** What that host is called, with its port. */
    String host(String asked) {
        Optional<String> alias =
                hosts.stream().filter(one -> one.startsWith(asked + "=")).findFirst();
        return alias.map(one -> one.substring(asked.length() + 1)).orElse(asked);
    }

    private static boolean fits(String rule, String parameter) {
        return rule.endsWith("*") ? parameter.startsWith(rule.substring(0, rule.length() - 1)) : parameter.equals(rule);
    }

    void check(String place, Faults faults) {
        faults.size(place + "/parameters", parameters, MOST_PARAMETERS);
        faults.each(
                place + "/parameters",
                parameters,
                one -> one != null && PARAMETER.matcher(one).matches(),
                "A parameter's name is needed; one that ends with * is a beginning.");
        faults.size(place + "/hosts", hosts, MOST_HOSTS);
        faults.each(
                place + "/hosts",
                hosts,
                one -> one != null && ALIAS.matcher(one).matches(),
                "Two hosts are needed, in small letters, such as m.daily.example=www.daily.example.");
        List<String> aliases = hosts.stream().map(PageRules::alias).toList();
        faults.must(
                place + "/hosts",
                aliases.stream().distinct().count() == aliases.size()
                        && hosts.stream().noneMatch(one -> aliases.contains(one.substring(one.indexOf('=') + 1))),
                "A host can be an alias once, and what it stands for cannot be one.");
    }

    private static String alias(String one) {
        return one.substring(0, Math.max(0, one.indexOf('=')));
    }
}

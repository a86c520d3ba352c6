package io.repartee.moderation.screening;

import io.repartee.comment.Finding;
import io.repartee.site.Domain;
import io.repartee.site.PhaseSettings.Links;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Links: too many, too many of somebody new, or to where the site does not want them to lead. Domains are compared whole, label by
 * label, in ASCII; a denied one is also found where it is only written.
 */
final class LinksPhase implements Phase {
    private static final int MOST_LINKS = 2_000;

    private final DomainLists lists = new DomainLists();

    @Override
    public String name() {
        return "links";
    }

    @Override
    public List<Finding> examine(Examined text) {
        Links links = text.settings().links();
        if (!links.then().looks() && !links.denied().looks()) {
            return List.of();
        }
        List<Link> all = Link.all(text.html(), text.source());
        List<Finding> findings = new ArrayList<>(0);
        if (links.denied().looks() && !links.deny().isEmpty()) {
            denied(text, links, all).ifPresent(findings::add);
        }
        if (links.then().looks() && !all.isEmpty()) {
            counted(text, links, all).ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<Finding> denied(Examined text, Links links, List<Link> all) {
        for (Link link : all) {
            Optional<String> domain = link.host().flatMap(host -> lists.within(host, links.deny()));
            if (domain.isPresent()) {
                String saw = "a link to " + domain.get();
                return Optional.of(
                        link.from().isEmpty()
                                ? Examined.found(name(), links.denied(), saw)
                                : Examined.found(
                                        name(),
                                        links.denied(),
                                        saw,
                                        link.from().getAsInt(),
                                        link.from().getAsInt() + link.address().length()));
            }
        }
        return WrittenDomain.all(text.source()).stream()
                .flatMap(name -> lists
                        .within(name.domain(), links.deny())
                        .map(domain ->
                                Examined.found(name(), links.denied(), "the name of " + domain, name.from(), name.to()))
                        .stream())
                .findFirst();
    }

    private Optional<Finding> counted(Examined text, Links links, List<Link> all) {
        if (all.size() > MOST_LINKS) {
            return Optional.of(Examined.found(name(), links.then(), all.size() + " links"));
        }
        int counted = 0;
        for (Link link : all) {
            counted += link.host().filter(host -> isFree(host, text, links)).isPresent() ? 0 : 1;
        }
        if (counted > links.most()) {
            return Optional.of(
                    Examined.found(name(), links.then(), "%d links, more than %d".formatted(counted, links.most())));
        }
        boolean many =
                counted > links.newAuthorMost() && text.background().author().published() == 0;
        return many
                ? Optional.of(Examined.found(name(), links.then(), counted + " links of a new author"))
                : Optional.empty();
    }

    private boolean isFree(String host, Examined text, Links links) {
        return lists.within(host, links.allow()).isPresent()
                || text.site().origins().stream()
                        .anyMatch(origin -> Link.host(origin)
                                .filter(own -> Domain.isWithin(host, own))
                                .isPresent());
    }
}

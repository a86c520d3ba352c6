package io.repartee.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How an account stands with a site, beyond what its token says: the sanctions in force, from when on its tokens count, and
 * the role this server gives or leaves it. Immutable; as of one moment.
 *
 * @param confirmed whether this node knows; when not, nothing that needs a right may be done
 * @param tokensFrom tokens issued before are refused: the account has been signed out
 * @param endedSessions those whose access tokens may not be over yet
 * @param badges what readers are told about the person, which gives no right
 */
public record Standing(
        boolean confirmed,
        List<Sanction> sanctions,
        Instant tokensFrom,
        Optional<RoleRule> roleRule,
        Set<UUID> endedSessions,
        List<String> badges) {
    Standing(boolean confirmed, List<Sanction> sanctions, Instant tokensFrom, Optional<RoleRule> roleRule) {
        this(confirmed, sanctions, tokensFrom, roleRule, Set.of(), List.of());
    }

    /** Nothing is known against the account, and nothing for it. */
    public static final Standing CLEAR = new Standing(true, List.of(), Instant.MIN, Optional.empty());

    /** This node cannot know. */
    public static final Standing UNCONFIRMED = new Standing(false, List.of(), Instant.MIN, Optional.empty());

    /** The sanction that takes away writing: a ban before a suspension. */
    public Optional<Sanction> barred() {
        return first(SanctionKind.BAN).or(() -> first(SanctionKind.SUSPEND));
    }

    public boolean premoderated() {
        return first(SanctionKind.PREMODERATE).isPresent();
    }

    /** The oldest warning that has not been acknowledged. */
    public Optional<Sanction> warning() {
        return first(SanctionKind.WARN);
    }

    /** The kinds in force, each once, as {@code standing} of an author is listed. */
    public List<SanctionKind> kinds() {
        return sanctions.stream().map(Sanction::kind).distinct().sorted().toList();
    }

    /** The role that counts for somebody whose token proves that one. */
    public Role role(Role proven) {
        return roleRule.map(rule -> rule.apply(proven)).orElse(proven);
    }

    /** A token with a session ends with it: whoever signs everything out ends the sessions too. */
    boolean accepts(Proof proof) {
        return proof.session()
                .map(session -> !endedSessions.contains(session))
                .orElseGet(() -> accepts(proof.issuedAt()));
    }

    boolean accepts(Instant issuedAt) {
        return !issuedAt.isBefore(tokensFrom);
    }

    /** The same without what is over by then. */
    Standing at(Instant now) {
        return sanctions.stream().noneMatch(sanction -> sanction.isOver(now))
                ? this
                : with(sanctions.stream()
                        .filter(sanction -> !sanction.isOver(now))
                        .toList());
    }

    /** With what stands against others of its kind too. */
    Standing and(List<Sanction> more) {
        return more.isEmpty()
                ? this
                : with(Stream.concat(sanctions.stream(), more.stream()).toList());
    }

    private Standing with(List<Sanction> others) {
        return new Standing(confirmed, others, tokensFrom, roleRule, endedSessions, badges);
    }

    private Optional<Sanction> first(SanctionKind kind) {
        return sanctions.stream().filter(sanction -> sanction.kind() == kind).findFirst();
    }
}

package io.repartee.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.site.Site;
import io.repartee.web.Problem;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
    private static final AccountId ANNA = new AccountId(new UUID(0, 1));
    private static final AccountId BERT = new AccountId(new UUID(0, 2));
    private static final Site SITE = new Site(new SiteId(1), "daily", "Daily", Set.of(), Site.Moderation.POST, true);

    private static Caller caller(String who) {
        if (who.equals("NOBODY")) {
            return Caller.anonymous(SITE);
        }
        Caller.Profile anna = new Caller.Profile(ANNA, Caller.Kind.LOCAL, "Anna", null, null, null);
        return new Caller(SITE, Role.valueOf(who), Optional.of(anna), Instant.MAX);
    }

    @ParameterizedTest
    @CsvSource({
        "NOBODY,    token_missing, token_missing, token_missing, token_missing, token_missing, token_missing, token_missing",
        "NONE,      role_required, role_required, role_required, role_required, role_required, role_required, role_required",
        "READER,    ,              role_required, role_required, ,              not_author,    ,              not_author",
        "MODERATOR, ,              ,              role_required, ,              not_author,    ,              ",
        "ADMIN,     ,              ,              ,              ,              not_author,    ,              ",
    })
    void decidesWhoMayDoWhat(
            String who,
            String post,
            String moderate,
            String administer,
            String editOwn,
            String editOther,
            String deleteOwn,
            String deleteOther) {
        Caller caller = caller(who);
        assertRefusal(() -> Access.mustPost(caller), post);
        assertRefusal(() -> Access.mustModerate(caller), moderate);
        assertRefusal(() -> Access.mustAdminister(caller), administer);
        assertRefusal(() -> Access.mustEdit(caller, ANNA), editOwn);
        assertRefusal(() -> Access.mustEdit(caller, BERT), editOther);
        assertRefusal(() -> Access.mustDelete(caller, ANNA), deleteOwn);
        assertRefusal(() -> Access.mustDelete(caller, BERT), deleteOther);
    }

    @ParameterizedTest
    @CsvSource({"NOBODY,false,false", "READER,true,false", "MODERATOR,true,true", "ADMIN,true,true"})
    void decidesWhoSeesWhatIsNotPublished(String who, boolean own, boolean other) {
        assertThat(Access.seesInside(caller(who), ANNA)).isEqualTo(own);
        assertThat(Access.seesInside(caller(who), BERT)).isEqualTo(other);
    }

    private static void assertRefusal(Runnable question, String code) {
        if (code == null) {
            assertThatCode(question::run).doesNotThrowAnyException();
        } else {
            assertThatCode(question::run)
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.code().code()).isEqualTo(code));
        }
    }
}

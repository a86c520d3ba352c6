package io.repartee.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyJsonTest {
    private static final String SECRET = "a secret of thirty-two characters";

    @Test
    void givesEverythingThatIsNotNamedItsDefault() {
        assertThat(read("{}")).isEqualTo(Policy.DEFAULT);
        Policy policy = read("{'phases':{'links':{'most':1}}}");

        assertThat(policy.phases().links().most()).isEqualTo(1);
        assertThat(policy.phases().links().newAuthorMost())
                .isEqualTo(Policy.DEFAULT.phases().links().newAuthorMost());
        assertThat(policy.phases().length()).isEqualTo(Policy.DEFAULT.phases().length());
    }

    @Test
    void keepsOnlyWhatDiffers() {
        Policy policy = read("{'moderation':'pre','phases':{'links':{'most':1,'deny':['Evil.example']}}}");

        ObjectNode kept = PolicyJson.differing(policy);

        assertThat(kept).isEqualTo(json("{'moderation':'pre','phases':{'links':{'most':1,'deny':['Evil.example']}}}"));
        assertThat(PolicyJson.stored(kept.toString())).isEqualTo(policy);
        assertThat(PolicyJson.differing(Policy.DEFAULT)).isEmpty();
    }

    @Test
    void leavesAloneWhatAnotherVersionStored() {
        assertThat(PolicyJson.stored("{\"tomorrow\":1,\"phases\":{\"links\":{\"most\":1,\"shade\":2}}}")
                        .phases()
                        .links()
                        .most())
                .isEqualTo(1);
    }

    @Test
    void neverShowsASecretAndKeepsItWhenItComesBackUnseen() {
        Policy policy =
                read("{'phases':{'external':{'then':'hold','url':'https://check.example','secret':'" + SECRET + "'}}}");

        assertThat(PolicyJson.shown(policy)).contains(PolicyJson.KEPT).doesNotContain(SECRET);
        assertThat(PolicyJson.read(json(PolicyJson.shown(policy).replace('"', '\'')), policy))
                .isEqualTo(policy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'color':1}|/policy/color",
                "{'phases':{'links':{'colour':1}}}|/policy/phases/links/colour",
                "{'phases':{'links':{'most':'many'}}}|/policy/phases/links/most",
                "{'phases':{'links':{'most':null}}}|/policy/phases/links/most",
                "{'phases':{'links':{'then':'explode'}}}|/policy/phases/links/then",
                "{'phases':{'links':{'deny':[null]}}}|/policy/phases/links/deny/0",
                "{'phases':{'links':[]}}|/policy/phases/links",
                "{'phases':7}|/policy/phases"
            })
    void refusesWhatIsNotOfItsForm(String sent, String place) {
        assertThatThrownBy(() -> read(sent)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.BAD_JSON);
            assertThat(problem.fields()).extracting(Problem.Field::field).containsExactly(place);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'phases':{'links':{'most':-1}}}|/policy/phases/links/most",
                "{'phases':{'links':{'deny':['ok.example','https://evil.example/x']}}}|/policy/phases/links/deny/1",
                "{'phases':{'length':{'least':10,'most':5}}}|/policy/phases/length/most",
                "{'phases':{'bannedWords':{'words':['**']}}}|/policy/phases/bannedWords/words/0",
                "{'phases':{'external':{'then':'hold','url':'ftp://x','secret':'a secret of thirty-two characters'}}}"
                        + "|/policy/phases/external/url",
                "{'phases':{'external':{'then':'hold','url':'https://x','secret':'short'}}}|/policy/phases/external/secret"
            })
    void refusesWhatIsOutOfBounds(String sent, String place) {
        assertThatThrownBy(() -> read(sent)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_FIELDS);
            assertThat(problem.fields()).extracting(Problem.Field::field).containsExactly(place);
        });
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        assertThatThrownBy(() -> read("{'phases':{'links':{'most':-1},'flood':{'most':0}}}"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.fields())
                                .extracting(Problem.Field::field)
                                .isEqualTo(List.of("/policy/phases/flood/most", "/policy/phases/links/most")));
    }

    private static Policy read(String sent) {
        return PolicyJson.read(json(sent), Policy.DEFAULT);
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}

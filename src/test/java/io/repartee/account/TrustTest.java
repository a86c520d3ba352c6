package io.repartee.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.site.TrustSettings;
import io.repartee.site.TrustSettings.AtOnce;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustTest {
    private static final TrustSettings SETTINGS = new TrustSettings(3, 30, 20, AtOnce.NOBODY);

    @ParameterizedTest
    @CsvSource({
        "0, 0, NEW",
        "2, 0, NEW",
        "3, 0, KNOWN",
        "29, 7, KNOWN",
        "30, 0, TRUSTED",
        "40, 10, TRUSTED",
        "40, 11, NEW",
        "0, 1, NEW",
        "3, 1, NEW"
    })
    void followsFromTheRecordAlone(int published, int rejected, Trust trust) {
        assertThat(Trust.of(published, rejected, SETTINGS)).isEqualTo(trust);
    }

    @ParameterizedTest
    @CsvSource({"NOBODY, ", "TRUSTED, TRUSTED", "KNOWN, KNOWN TRUSTED"})
    void sparesWhomTheSettingsName(AtOnce atOnce, String spared) {
        TrustSettings settings = new TrustSettings(3, 30, 20, atOnce);

        assertThat(Trust.values())
                .filteredOn(trust -> trust.appearsAtOnce(settings))
                .extracting(Trust::name)
                .isEqualTo(spared == null ? List.of() : List.of(spared.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, KNOWN", "0, 1, NEW"})
    void everybodyIsKnownWhereNothingIsAskedFor(int published, int rejected, Trust trust) {
        assertThat(Trust.of(published, rejected, new TrustSettings(0, 30, 20, AtOnce.NOBODY)))
                .isEqualTo(trust);
    }
}

package io.repartee.account.own;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameSkeletonTest {
    @ParameterizedTest
    @CsvSource({
        "Ada,ada",
        "Ada,Аda",
        "Ada,А d а",
        "paypal,раураl",
        "Ada Lee,ADA  LEE",
        "Bill,BiII",
        "Müller,Mu\u0308ller",
        "Ada,A\u200dda"
    })
    void looksTheSame(String one, String other) {
        assertThat(NameSkeleton.of(one)).containsAnyElementsOf(NameSkeleton.of(other));
    }

    @ParameterizedTest
    @CsvSource({"Ada,Ida", "Kai,Kal", "Müller,Muller", "Ada,Ada2", "王,玉"})
    void looksDifferent(String one, String other) {
        assertThat(NameSkeleton.of(one)).doesNotContainAnyElementsOf(NameSkeleton.of(other));
    }
}

package io.repartee.moderation.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Statements;
import org.junit.jupiter.api.Test;

class StatisticsStatementsIT {
    @Test
    void everyStatementFitsTheSchema() throws ReflectiveOperationException {
        assertThat(Statements.prepareAll(StatisticsSql.class)).isNotEmpty();
    }
}

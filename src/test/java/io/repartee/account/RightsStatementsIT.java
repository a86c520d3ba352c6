package io.repartee.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Statements;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RightsStatementsIT {
    @ParameterizedTest
    @ValueSource(classes = {StandingSql.class, RightsSql.class, AccountSql.class})
    void everyStatementFitsTheSchema(Class<?> sql) throws ReflectiveOperationException {
        assertThat(Statements.prepareAll(sql)).isNotEmpty();
    }
}

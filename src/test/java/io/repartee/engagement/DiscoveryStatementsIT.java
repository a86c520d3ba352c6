package io.repartee.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Statements;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryStatementsIT {
    @ParameterizedTest
    @ValueSource(classes = {DiscoverySql.class, EditorSql.class})
    void everyStatementFitsTheSchema(Class<?> sql) throws ReflectiveOperationException {
        assertThat(Statements.prepareAll(sql)).isNotEmpty();
    }
}

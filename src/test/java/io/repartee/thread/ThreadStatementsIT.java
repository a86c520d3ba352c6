package io.repartee.thread;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Statements;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadStatementsIT {
    @ParameterizedTest
    @ValueSource(classes = {ThreadSql.class})
    void everyStatementFitsTheSchema(Class<?> sql) throws ReflectiveOperationException {
        assertThat(Statements.prepareAll(sql)).isNotEmpty();
    }
}

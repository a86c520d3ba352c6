package io.repartee.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Statements;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModerationStatementsIT {
    @ParameterizedTest
    @ValueSource(classes = {ModerationSql.class, ClaimSql.class, SearchSql.class, Search.class})
    void everyStatementFitsTheSchema(Class<?> sql) throws ReflectiveOperationException {
        assertThat(Statements.prepareAll(sql)).isNotEmpty();
    }
}

package io.repartee.account.own;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Statements;
import org.junit.jupiter.api.Test;

class OwnStatementsIT {
    @Test
    void everyStatementFitsTheSchema() throws ReflectiveOperationException {
        assertThat(Statements.prepareAll(OwnSql.class)).isNotEmpty();
    }
}

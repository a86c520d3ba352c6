package io.repartee.moderation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Statements;
import org.junit.jupiter.api.Test;

class AuditStatementsIT {
    @Test
    void everyStatementFitsTheSchema() throws ReflectiveOperationException {
        assertThat(Statements.prepareAll(AuditSql.class)).isNotEmpty();
    }
}

package io.repartee.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Statements;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotifyStatementsIT {
    @ParameterizedTest
    @ValueSource(
            classes = {
                GatherSql.class,
                FanOutSql.class,
                InboxSql.class,
                FollowSql.class,
                MentionSql.class,
                FirehoseContents.class,
                FirehoseStore.class,
                PreferenceSql.class,
                DigestSql.class
            })
    void everyStatementFitsTheSchema(Class<?> sql) throws ReflectiveOperationException {
        assertThat(Statements.prepareAll(sql)).isNotEmpty();
    }
}

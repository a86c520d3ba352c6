package io.repartee.moderation.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.site.Policy;
import io.repartee.site.PolicyJson;
import io.repartee.site.SettingsStore;
import io.repartee.site.SettingsStore.Settings;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * An admin changes the settings of a site, of the revision that was read: of two admins at once the second one learns of the first.
 * What is not named gets its default. Thread-safe.
 */
final class ChangeSettings {
    private final SettingsStore store;

    ChangeSettings(SettingsStore store) {
        this.store = store;
    }

    record Request(@Nullable Integer revision, @Nullable ObjectNode policy) {}

    Future<Settings> run(Caller admin, Request request) {
        Access.mustAdminister(admin);
        if (request.revision() == null) {
            throw Problem.field("/revision", "The revision of the settings that you changed is needed.");
        }
        if (request.policy() == null) {
            throw Problem.field("/policy", "The settings are needed.");
        }
        return store.find(admin.site().id()).compose(now -> {
            if (now.revision() != request.revision()) {
                return conflict();
            }
            Policy policy = PolicyJson.read(request.policy(), now.policy());
            return store.change(
                            admin.site().id(),
                            now.revision(),
                            policy,
                            admin.profile().id())
                    .compose(changed ->
                            changed ? Future.succeededFuture(new Settings(now.revision() + 1, policy)) : conflict());
        });
    }

    private static Future<Settings> conflict() {
        return Future.failedFuture(Problem.of(ErrorCode.SETTINGS_CONFLICT));
    }
}

package io.repartee.account.own;

import io.repartee.web.Call;
import java.util.Optional;

/** Somebody who is not known yet: from where, and with what. Neither is kept. */
record Visitor(String address, Optional<String> userAgent) {
    static Visitor of(Call call) {
        return new Visitor(call.address(), call.header("user-agent"));
    }
}

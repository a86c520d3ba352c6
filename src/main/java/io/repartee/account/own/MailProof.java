package io.repartee.account.own;

import org.jspecify.annotations.Nullable;

/**
 * What came from a letter: the token of its link, or its code with the handle of the browser that asked.
 *
 * @param request the handle; with a token it says that the browser that asked is the one that confirms
 */
record MailProof(
        @Nullable String token,
        @Nullable String request,
        @Nullable String code) {}

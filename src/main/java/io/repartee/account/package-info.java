/** Who is calling, and what they may do: {@link io.repartee.account.Access} alone decides. */
package io.repartee.account;

/**
 * Comments: writing them in batches ({@link io.repartee.comment.PostingVerticle}), reading them, and the one renderer of
 * their text. The way in for writes is a use case ({@link io.repartee.comment.PostComment}, …); nothing else writes a
 * comment.
 */
package io.repartee.comment;

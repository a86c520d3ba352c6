/**
 * What readers do besides writing, and what editors make of it: votes, reactions, what is read and said elsewhere, pins. Votes are written by
 * the lane of their thread ({@code comment.VoteSql}); this room decides who may say what, and answers.
 */
package io.repartee.engagement;

/**
 * What the widget says to who reads; `en-writing.ts` has what it says to who writes. A plural phrase has the forms of its language
 * (`one`, `few`, …); `{n}` and `{name}` are filled in.
 */
export const en = {
  title: 'Comments',
  count: { one: '{n} comment', other: '{n} comments' },
  newest: 'Newest',
  oldest: 'Oldest',
  order: 'Order',
  loading: 'Loading comments',
  empty: 'No comments yet',
  emptyHint: 'Be the first to say what you think.',
  closed: 'This conversation is closed.',
  more: 'Show more comments',
  moreReplies: { one: 'Show {n} more reply', other: 'Show {n} more replies' },
  waiting: { one: '{n} new comment', other: '{n} new comments' },
  loadedMore: { one: '{n} more comment is shown', other: '{n} more comments are shown' },
  arrived: { one: '{n} comment was added', other: '{n} comments were added' },
  failed: 'The comments could not be loaded.',
  again: 'Try again',

  join: 'Join the conversation…',
  signIn: 'Sign in',
  signInHint: 'Sign in to join the conversation.',

  reply: 'Reply',
  replyTo: 'Reply to {name}',
  inReplyTo: 'to {name}',
  edited: 'edited',
  removed: 'This comment was removed.',
  held: 'Waiting for a moderator. Until then only you can see it.',
  you: 'You',

  live: 'Live',
  reconnecting: 'Reconnecting…',
  offline: 'You are offline. New comments will show when you are back.',
  stopped: 'Live updates have ended. Reload to see what is new.',

  e_outdated: 'This page is older than the server. Please reload it to write.',
  e_offline: 'The server cannot be reached. Your text is kept; please try again.',
  e_too_many_requests: 'That was a little fast. Please wait a moment and try again.',
  e_page_not_allowed: 'Comments are not allowed from this address.',
  e_forbidden: 'You may not do this here.',
  e_site_not_found: 'These comments are not set up: there is no such site.',
  e_busy: 'The server is busy. Please try again in a moment.',
  e_other: 'That did not work: {detail}',
};

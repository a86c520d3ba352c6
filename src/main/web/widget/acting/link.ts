import type { Comment } from '../../client/shapes.js';
import { FROM_START } from '../thread/cursor.js';
import { bareRoot } from '../thread/node.js';
import type { Scene } from '../view/scene.js';

/** Shows the comment of that id, or that an address names so, in its conversation. Says whether it is there. */
export async function openComment(scene: Scene, name: string): Promise<boolean> {
  const { reading, site, host } = scene;
  const id = /^(?:#comment-)?([0-9a-f-]{36})$/.exec(name)?.[1] ?? (await called(scene, name.replace('#', '')));
  if (!id) {
    return !name.includes('omment'); // an anchor that need not be one of a comment
  }
  if (!reading.model.find(id) || reading.model.waiting.has(id)) {
    const found = await ask();
    if (!found) {
      return false;
    }
    const [first, ...line] = [...found.ancestors, found.comment];
    const root = reading.model.root(first!.id) ?? bareRoot(first!);
    const missing = line.filter(comment => !reading.model.rootOf(comment.id));
    root.late = [...root.late, ...missing].sort((a, b) => (a.id < b.id ? -1 : 1));
    root.next ??= first!.replyCount > root.replies.length + root.late.length ? FROM_START : null;
    reading.model.adopt(root);
  }
  const root = reading.model.rootOf(id);
  if (root) {
    root.collapsed = false;
  }
  reading.fresh.add(id);
  host.focusOn(`#c-${id}`);
  return true;

  async function ask(): Promise<{ comment: Comment; ancestors: Comment[] } | null> {
    try {
      const answer = await site.signed<{ comment: Comment; ancestors: Comment[]; page: { key: string } }>(`/comments/${id}`);
      return answer.page.key === scene.page && answer.comment.html !== null ? answer : null;
    } catch {
      return null;
    }
  }
}

/** What a comment is called here that another system called so. */
async function called({ site, page }: Scene, anchor: string): Promise<string | null> {
  try {
    return (await site.signed<{ id: string }>('/imported', {}, { page, anchor })).id;
  } catch {
    return null;
  }
}

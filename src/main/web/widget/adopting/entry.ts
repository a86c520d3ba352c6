import type { Source, TakingOver } from '../../client/drawn-element.js';

/**
 * Makes what is drawn out of what the server has put into the shadow root, where both are the same: elements keep their identity, so
 * nothing flashes or moves. What only one of the two has is made anew, or goes. Used for one drawing, within one task.
 */
export const takeOver: TakingOver = (root, from) => {
  let standing = [...root.children].filter(({ localName }) => localName !== 'style');
  [...root.children].forEach(one => one.remove());
  const source: Source = {
    importNode(content) {
      const made = new DocumentFragment();
      // Templates come in the order of the page, so the next one is made of the next element, or of none.
      const first = [...content.childNodes].find(node => node instanceof Element);
      if (first && standing[0] && same(first, standing[0])) {
        standing = build(content, made, standing);
        return made;
      }
      return document.importNode(content, true);
    },
  };
  from(source);
  return () => from(document);
};

/** Puts copies of the template's nodes into the target, and for its elements those that are there. Gives those that were not wanted. */
function build(template: Node, target: Node, there: Element[]): Element[] {
  const left: Element[] = [];
  for (const node of template.childNodes) {
    const at = node instanceof Element ? there.findIndex(one => same(node, one)) : -1;
    if (at < 0) {
      target.appendChild(document.importNode(node, true));
      continue;
    }
    left.push(...there.splice(0, at));
    const found = there.shift()!;
    left.push(...emptied(found, node as Element));
    target.appendChild(found);
  }
  return [...left, ...there];
}

/** Leaves in an element what its template has; gives the elements that were there besides. */
function emptied(found: Element, template: Element): Element[] {
  const { innerHTML } = found;
  const inner = [...found.childNodes];
  found.replaceChildren();
  if (template.hasChildNodes()) {
    return build(template, found, inner.filter((node): node is Element => node instanceof Element));
  }
  // Nothing is in it but HTML of the server's, which need not be read again when it is the same.
  Object.defineProperty(found, 'innerHTML', {
    configurable: true,
    set(html: string) {
      delete (found as { innerHTML?: string }).innerHTML;
      found.innerHTML = html;
      if (found.innerHTML === innerHTML) {
        found.replaceChildren(...inner);
      }
    },
  });
  return [];
}

/** Whether an element can be one of that template: whatever the template says of it is so. */
function same(template: Element, found: Element): boolean {
  return (
    template.localName === found.localName &&
    [...template.attributes].every(({ name, value }) => found.getAttribute(name) === value)
  );
}

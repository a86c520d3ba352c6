/** On a page that is not seen nothing is painted; then it is not waited for. */
const UNSEEN_MS = 300;

/** Does that once what was just drawn is on the screen. */
export function afterPaint(then: () => void): void {
  const once = () => {
    clearTimeout(timer);
    then();
  };
  const timer = setTimeout(once, UNSEEN_MS);
  requestAnimationFrame(() => {
    clearTimeout(timer);
    setTimeout(once);
  });
}

/** Does that once the element comes near the window; with `loading="lazy"` on it, nothing is loaded before. Gives the function that gives up. */
export function whenNear(element: HTMLElement, begin: () => void): () => void {
  if (element.getAttribute('loading') !== 'lazy') {
    begin();
    return () => {};
  }
  const observer = new IntersectionObserver(
    entries => {
      if (entries.some(entry => entry.isIntersecting)) {
        observer.disconnect();
        begin();
      }
    },
    { rootMargin: '100% 0%' },
  );
  observer.observe(element);
  return () => observer.disconnect();
}

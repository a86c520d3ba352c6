import type { Session } from '../session.js';

/** Where somebody may be busy, so that the focus is left alone. */
const ELSEWHERE = 'aside, header, nav, dialog, .toasts, .bulk, .filters, input, textarea, select';

/** Brings a card into the window; the first one with what stands above it. */
function show(card: HTMLElement): void {
  if (card.previousElementSibling === null && card.getAttribute('aria-posinset') === '1') {
    scrollTo({ top: 0, behavior: 'instant' });
  } else {
    card.scrollIntoView({ block: 'nearest' });
  }
}

/** Keeps the focus with the comment that the moderator is at, and never lets it fall into nothing. */
export class Focus {
  private at: string | null = null;

  /** After drawing. */
  follow(session: Session): void {
    this.openDialogs();
    const current = session.inQueue ? session.queue.selection.current : null;
    const card = current ? document.getElementById(`c-${current}`) : null;
    const focused = document.activeElement;
    const nowhere = !focused || focused === document.body;
    const moved = current !== this.at;
    this.at = current;
    if (card && !card.contains(focused) && (nowhere ? moved || this.lost : moved && !focused.closest(ELSEWHERE))) {
      card.focus({ preventScroll: true });
      show(card);
    } else if (!card && nowhere && moved) {
      document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
    }
    this.lost = document.activeElement === document.body || document.activeElement === null;
  }

  /** The focus was nowhere after the last drawing. */
  private lost = false;

  /** A dialog that is wanted is opened, and the others are closed. */
  private openDialogs(): void {
    document.querySelectorAll('dialog').forEach(dialog => {
      const wanted = dialog.hasAttribute('data-open');
      if (wanted && !dialog.open) {
        dialog.showModal();
      } else if (!wanted && dialog.open) {
        dialog.close();
      }
    });
  }
}

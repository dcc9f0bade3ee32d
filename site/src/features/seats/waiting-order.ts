import { findElement } from '../../lib/find-element.ts';

/** How near to the edge of the window a dragged row scrolls the page, and how far at a time, in pixels. */
const EDGE = 70;
const STEP = 12;

/** The `<waiting-order>` element: moves the rows of the waiting list by buttons and by drag, says where they are, and lets the order be saved. (ROT-1) */
class WaitingOrder extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button[data-by]') : null;
      if (!button) return;
      event.preventDefault();
      this.#moveBy(button, Number(button.dataset['by']));
    });
    this.addEventListener('pointerdown', (event) => {
      const handle = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-handle]') : null;
      if (handle && event.button === 0) this.#drag(handle, event);
    });
  }

  #moveBy(button: HTMLButtonElement, by: number): void {
    const row = rowOf(button);
    const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    if (by < 0) other.before(row);
    else other.after(row);
    this.#changed(row);
    // At the end of the list the button that was pressed is disabled: its neighbour takes the focus.
    const focused = button.disabled ? row.querySelector<HTMLButtonElement>('button[data-by]:enabled') : button;
    focused?.focus();
  }

  /** Moves a row with the pointer, be it a mouse, a pen or a finger, until it is lifted. */
  #drag(handle: HTMLElement, event: PointerEvent): void {
    event.preventDefault();
    const row = rowOf(handle);
    const began = this.#order;
    const move = ({ clientY }: PointerEvent) => {
      if (clientY < EDGE) scrollBy(0, -STEP);
      else if (clientY > innerHeight - EDGE) scrollBy(0, STEP);
      // The others move around the row: one that is moved itself lets go of the pointer.
      for (let other = row.previousElementSibling; other && clientY < middleOf(other); other = row.previousElementSibling) row.after(other);
      for (let other = row.nextElementSibling; other && clientY > middleOf(other); other = row.nextElementSibling) row.before(other);
    };
    const stop = () => {
      row.removeAttribute('data-dragged');
      handle.removeEventListener('pointermove', move);
      if (this.#order !== began) this.#changed(row);
    };
    row.setAttribute('data-dragged', '');
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', stop, { once: true });
  }

  /** Numbers the rows, and says where the one is that was moved. */
  #changed(row: HTMLElement): void {
    const rows = this.#rows;
    for (const [index, each] of rows.entries()) {
      findElement(each, '[data-place]', HTMLElement).textContent = String(index + 1);
      findElement(each, '[data-by="-1"]', HTMLButtonElement).disabled = index === 0;
      findElement(each, '[data-by="1"]', HTMLButtonElement).disabled = index === rows.length - 1;
    }
    const order = findElement(this, '[data-order]', HTMLInputElement);
    order.value = this.#order;
    this.querySelector('[data-save]')?.toggleAttribute('hidden', order.value === this.dataset['from']);
    findElement(this, '[data-status]', HTMLElement).textContent = (this.dataset['moved'] ?? '')
      .replace('{name}', () => row.dataset['name'] ?? '')
      .replace('{place}', String(rows.indexOf(row) + 1));
    order.dispatchEvent(new Event('input', { bubbles: true }));
  }

  get #rows(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[data-member]')];
  }

  get #order(): string {
    return this.#rows.map(({ dataset }) => dataset['member'] ?? '').join(' ');
  }
}

function rowOf(element: Element): HTMLElement {
  const row = element.closest<HTMLElement>('[data-member]');
  if (!row) throw new Error('A button of the waiting list stands in a row.');
  return row;
}

function middleOf(row: Element): number {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}

customElements.define('waiting-order', WaitingOrder);

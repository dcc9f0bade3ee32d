import { findElement } from '../../lib/find-element.ts';

/** How long the form rests before what is tried is drawn, in milliseconds. */
const REST_MS = 250;
/** How long a click that saves is one of a double click, in milliseconds. Whoever stops the page while it is sent tells nobody: it can be sent again then. */
const SAVING_MS = 4000;

/**
 * The `<rotation-trial>` element: draws the calendar again while its form is filled in. It fetches the page at the address of what is tried and
 * takes over its parts that are marked `data-redraw`; fields keep what is typed, and the focus. (ROT-6)
 */
class RotationTrial extends HTMLElement {
  #rest: number | undefined;
  #request: AbortController | undefined;
  #isSaving = false;

  connectedCallback(): void {
    const form = this.#form;
    form.addEventListener('input', () => {
      window.clearTimeout(this.#rest);
      this.#rest = window.setTimeout(() => this.#draw(), REST_MS);
    });
    form.addEventListener('submit', (event) => {
      const { submitter } = event;
      const saves = submitter instanceof HTMLButtonElement && submitter.formMethod === 'post';
      // A double click saves once. (H-75)
      if (!saves || this.#isSaving) event.preventDefault();
      if (!saves) this.#draw();
      else if (!this.#isSaving) this.#save();
    });
    // Also of a page that the browser has kept and shows again.
    window.addEventListener('pageshow', () => {
      this.#isSaving = false;
    });
    this.addEventListener('click', (event) => {
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('[data-print]')) window.print();
      const link = target?.closest<HTMLAnchorElement>('a[data-try]');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.#try(link.dataset['try'] ?? '', link.dataset['value'] ?? '');
    });
    if (this.#isFilledIn) this.#draw();
  }

  #save(): void {
    this.#isSaving = true;
    window.setTimeout(() => {
      this.#isSaving = false;
    }, SAVING_MS);
  }

  /** Fills in a field by a link, and draws; a field that is seen gets the focus. */
  #try(name: string, value: string): void {
    const field = this.#form.querySelector<HTMLInputElement>(`input[name="${name}"]`) ?? this.#addHidden(name);
    field.value = value;
    if (field.type !== 'hidden') field.focus();
    this.#draw();
  }

  #addHidden(name: string): HTMLInputElement {
    const field = Object.assign(document.createElement('input'), { type: 'hidden', name });
    this.#form.append(field);
    return field;
  }

  async #draw(): Promise<void> {
    window.clearTimeout(this.#rest);
    // What was asked for before is not waited for any more: its answer would be of another trial.
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    this.toggleAttribute('data-pending', true);
    try {
      const address = this.#address;
      const response = await fetch(address, { signal: request.signal });
      const text = await response.text();
      if (response.redirected) location.assign(address);
      else if (response.ok) this.#show(new DOMParser().parseFromString(text, 'text/html'), address);
      else this.#toggleStale(true);
    } catch {
      if (!request.signal.aborted) this.#toggleStale(true);
    } finally {
      if (this.#request === request) this.toggleAttribute('data-pending', false);
    }
  }

  #show(page: Document, address: URL): void {
    if (savedFrom(page) === savedFrom(document)) this.#takeOver(page, address);
    else this.#tellChanged(address);
  }

  #takeOver(page: Document, address: URL): void {
    const scrolled = this.querySelector('.calendar-scroll')?.scrollLeft ?? 0;
    const isListed = this.querySelector<HTMLDetailsElement>('.calendar-list')?.open ?? false;
    const wasInside = document.activeElement?.closest('[data-redraw]');
    for (const part of this.querySelectorAll<HTMLElement>('[data-redraw]')) {
      const drawn = page.querySelector(`[data-redraw="${part.dataset['redraw']}"]`);
      if (!drawn) continue;
      part.className = drawn.className;
      part.replaceChildren(...drawn.childNodes);
    }
    for (const field of this.querySelectorAll<HTMLInputElement>('input[inputmode=numeric]')) {
      const drawn = page.querySelector(`input[name="${field.name}"]`);
      field.className = drawn?.className ?? field.className;
      field.ariaInvalid = drawn?.getAttribute('aria-invalid') ?? null;
    }
    const scroll = this.querySelector('.calendar-scroll');
    if (scroll) scroll.scrollLeft = scrolled;
    this.querySelector('.calendar-list')?.toggleAttribute('open', isListed);
    if (wasInside && !wasInside.contains(document.activeElement)) findElement(this, '#calendar', HTMLElement).focus();
    history.replaceState(history.state, '', address);
    this.#toggleStale(false);
    findElement(this, '[data-said]', HTMLElement).textContent = [...this.querySelectorAll('.number-note, [data-verdict]')]
      .map(({ textContent }) => textContent.trim())
      .filter(Boolean)
      .join(' ');
  }

  /** Says that somebody has saved meanwhile, or that the list has changed, and leads to the page as it is now: an order of places is of the former list. */
  #tellChanged(address: URL): void {
    const now = new URL(address);
    for (const name of ['ordre', 'liste']) now.searchParams.delete(name);
    findElement(this, '[data-changed] a', HTMLAnchorElement).href = now.href;
    findElement(this, '[data-changed]', HTMLElement).hidden = false;
  }

  /** Says whether the calendar is that of a trial before. */
  #toggleStale(isStale: boolean): void {
    findElement(this, '[data-stale]', HTMLElement).hidden = !isStale;
  }

  get #form(): HTMLFormElement {
    return findElement(this, 'form', HTMLFormElement);
  }

  /** Whether the form says something else than the page was drawn for: it was filled in before the script was there, or the browser has kept what was typed. */
  get #isFilledIn(): boolean {
    return [...this.#form.elements].some(
      (field) => field instanceof HTMLInputElement && (field.checked !== field.defaultChecked || field.value !== field.defaultValue),
    );
  }

  /** The page at which the form as it is filled in is shown. */
  get #address(): URL {
    const fields = [...new FormData(this.#form)].filter((field): field is [string, string] => typeof field[1] === 'string');
    const address = new URL(this.#form.action);
    address.search = new URLSearchParams(fields).toString();
    return address;
  }
}

/** What a page was drawn from, which its button sends along. */
const savedFrom = (page: Document) => page.querySelector('button[name=depuis]')?.getAttribute('value');

customElements.define('rotation-trial', RotationTrial);

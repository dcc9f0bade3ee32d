/** The `<undo-offer>` element: goes when its seconds are over, and hands the focus on to the notice that it stands in. */
class UndoOffer extends HTMLElement {
  #timer: number | undefined;

  connectedCallback(): void {
    this.#timer = window.setTimeout(() => this.#end(), Number(this.dataset['seconds']) * 1000);
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.#timer);
  }

  #end(): void {
    if (this.contains(document.activeElement)) this.closest<HTMLElement>('[tabindex]')?.focus();
    this.hidden = true;
  }
}

customElements.define('undo-offer', UndoOffer);

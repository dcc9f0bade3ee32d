import { findElement } from '../../lib/find-element.ts';
import { REPORT_SAVED } from './reports/flush-reports.ts';
import { forgetReport, type KeptReport, keepReport } from './reports/kept-reports.ts';
import { type ReportOutcome, secondsUntilRetry, sendReport } from './reports/send-report.ts';

/** The `<mark-read>` element: marks a text as read, and keeps that on the device until it is saved. (LRN-5, LRN-23) */
class MarkRead extends HTMLElement {
  #retry: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    findElement(this, 'form', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#send();
    });
    document.addEventListener(REPORT_SAVED, ({ detail }) => detail.url === this.dataset['save'] && this.#showRead());
  }

  async #send(): Promise<void> {
    clearTimeout(this.#retry);
    const { save: url = '', page = '', person = '' } = this.dataset;
    const report: KeptReport = { person, url, body: { page }, keptAt: Date.now() };
    void keepReport(report);
    this.#button.disabled = true;
    const outcome = await sendReport(report);
    this.#button.disabled = outcome.state === 'wait';
    if (outcome.state === 'saved' || outcome.state === 'refused') await forgetReport(report);
    if (outcome.state === 'saved') return this.#showRead();

    findElement(this, '[data-status]', HTMLElement).textContent = this.#messageOf(outcome);
    // It was said once: no second press is needed.
    const seconds = secondsUntilRetry(outcome);
    clearTimeout(this.#retry);
    if (seconds !== undefined) this.#retry = setTimeout(() => void this.#send(), seconds * 1000);
  }

  #messageOf(outcome: Exclude<ReportOutcome, { state: 'saved' }>): string {
    return outcome.state === 'later' ? (outcome.message ?? this.dataset[outcome.reason] ?? '') : outcome.message;
  }

  /** The page shows that the text was read, and where to go on. */
  #showRead(): void {
    location.replace(`${location.pathname}#lue`);
    location.reload();
  }

  get #button(): HTMLButtonElement {
    return findElement(this, 'button', HTMLButtonElement);
  }
}

customElements.define('mark-read', MarkRead);

import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { findElement } from '../../lib/find-element.ts';

/** The `<passkey-form>` element: asks the browser for a passkey before its form is sent, and says why there is none. (ACC-6) */
class PasskeyForm extends HTMLElement {
  connectedCallback(): void {
    if (!browserSupportsWebAuthn()) return;

    findElement(this, '[data-unsupported]', HTMLElement).hidden = true;
    this.#form.hidden = false;
    const { create, get } = this.dataset;
    if (create) this.#ask(() => startRegistration({ optionsJSON: JSON.parse(create) }));
    if (get) this.#ask(() => startAuthentication({ optionsJSON: JSON.parse(get) }));
    // "Back" shows the page as it was left.
    addEventListener('pageshow', () => {
      this.#button.disabled = false;
    });
  }

  /** Sends the form with what the browser answers. */
  #ask(browser: () => Promise<object>): void {
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#send(browser);
    });
  }

  async #send(browser: () => Promise<object>): Promise<void> {
    this.#say('');
    this.#button.disabled = true;
    try {
      findElement(this, '[name=response]', HTMLInputElement).value = JSON.stringify(await browser());
      this.#form.submit();
    } catch (error) {
      this.#say(this.dataset[reasonOf(error)] ?? '');
      this.#button.disabled = false;
    }
  }

  #say(words: string): void {
    findElement(this, '[data-failure]', HTMLElement).textContent = words;
  }

  get #button(): HTMLButtonElement {
    return findElement(this, 'button', HTMLButtonElement);
  }

  get #form(): HTMLFormElement {
    return findElement(this, 'form', HTMLFormElement);
  }
}

/** Why the browser gave no passkey: the person let it be, the device has one of theirs already, or anything else. */
function reasonOf(error: unknown): 'cancelled' | 'known' | 'failed' {
  const name = error instanceof Error ? error.name : '';
  if (name === 'InvalidStateError') return 'known';
  return name === 'NotAllowedError' || name === 'AbortError' ? 'cancelled' : 'failed';
}

customElements.define('passkey-form', PasskeyForm);

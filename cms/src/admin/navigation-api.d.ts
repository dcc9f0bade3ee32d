// The part of the Navigation API that the admin uses: not every browser has it, and TypeScript does not declare it yet.
interface NavigateEvent extends Event {
  readonly destination: { readonly url: string };
}

interface Navigation {
  addEventListener(type: 'navigate', listener: (event: NavigateEvent) => void): void;
}

interface Window {
  readonly navigation?: Navigation;
}

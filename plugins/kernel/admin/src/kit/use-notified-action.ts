import { useNotification } from '@strapi/strapi/admin';
import type { Endpoint, EndpointArguments, EndpointOutput } from '../../../endpoint.ts';
import { type Outcome, useAction } from './data';
import { useRefusalText } from './refusal';

/**
 * Returns a function that calls an endpoint and notifies of what came of it, which is seen however far the page is scrolled.
 * `done` is the message of success.
 */
export function useNotifiedAction<E extends Endpoint>(endpoint: E, { plugin, done }: Readonly<{ plugin: string; done: string }>) {
  const [run] = useAction(endpoint);
  const refusalText = useRefusalText(plugin);
  const { toggleNotification } = useNotification();

  return async (...input: EndpointArguments<E>): Promise<Outcome<EndpointOutput<E>>> => {
    const outcome = await run(...input);
    if (outcome.refusal === undefined) toggleNotification({ type: 'success', message: done });
    else toggleNotification({ type: 'danger', message: refusalText(outcome.refusal) });
    return outcome;
  };
}

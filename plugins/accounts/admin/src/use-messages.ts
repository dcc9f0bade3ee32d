import { useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';
import { refreshPanels, refusalCode, usePanelData } from './use-person-page';

/** A message as the trail shows it; see `Trailed` of the kernel. */
export type Message = {
  id: string;
  to: string;
  subject: string;
  state: 'queued' | 'sending' | 'sent' | 'refused' | 'unknown';
  reply: string | null;
  template: string;
  attempts: number;
  askedAt: string;
  sentAt: string | null;
  dueAt: string;
  isResend: boolean;
  resend: 'same' | 'new' | 'never' | 'under-way';
};

type PanelData = { messages: Message[]; more: boolean; timeZone: string };

/** How long a message takes to go, about, in milliseconds. */
const SOON = 2_000;

/** A page of messages, those before it, and sending one again. */
export function useMessages(address: string, query: Record<string, string> = {}) {
  const { post } = useFetchClient();
  const [before, setBefore] = useState<string>();
  const [refused, setRefused] = useState<{ message: string; code: string }>();
  const search = new URLSearchParams({ ...query, ...(before && { before }) });
  const { data, failed } = usePanelData<PanelData>(`${address}?${search}`);

  return {
    data,
    failed,
    isLatest: before === undefined,
    refusalOf: (message: string) => (refused?.message === message ? refused.code : undefined),
    async resendMail(message: string) {
      try {
        setRefused(undefined);
        await post(`/accounts/messages/${message}/again`);
        setBefore(undefined);
        refreshPanels();
        setTimeout(refreshPanels, SOON);
      } catch (error) {
        setRefused({ message, code: refusalCode(error) });
      }
    },
    latest: () => setBefore(undefined),
    older: () => setBefore(data?.messages.at(-1)?.id),
  };
}

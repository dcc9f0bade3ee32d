import { refusalCode } from '@cordee/kernel/admin';
import { useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';
import { refreshPanels, usePanelData } from './use-person-page';

/** A message of the mail log, as `MailLogEntry` of the kernel arrives in JSON. */
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
  resend: 'same' | 'new' | 'never' | 'under-way' | 'reassigned';
};

type PanelData = { messages: Message[]; more: boolean; timeZone: string };

/** About how long a message takes to be sent, in milliseconds. */
const REFRESH_DELAY_MS = 2_000;

/** Loads a page of the mail log at a time, and sends messages again. */
export function useMessages(address: string, query: Record<string, string> = {}) {
  const { post } = useFetchClient();
  const [before, setBefore] = useState<string>();
  const [refusal, setRefusal] = useState<{ message: string; code: string }>();
  const search = new URLSearchParams({ ...query, ...(before && { before }) });
  const { data, failed } = usePanelData<PanelData>(`${address}?${search}`);

  return {
    data,
    failed,
    isLatest: before === undefined,
    refusalOf: (message: string) => (refusal?.message === message ? refusal.code : undefined),
    async resendMail(message: string) {
      try {
        setRefusal(undefined);
        await post(`/staff/messages/${message}/again`);
        setBefore(undefined);
        refreshPanels();
        setTimeout(refreshPanels, REFRESH_DELAY_MS);
      } catch (error) {
        setRefusal({ message, code: refusalCode(error) });
      }
    },
    latest: () => setBefore(undefined),
    older: () => setBefore(data?.messages.at(-1)?.id),
  };
}

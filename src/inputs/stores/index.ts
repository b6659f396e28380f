/** The stores, the most particular first. */
import { chatwoot, freshdesk, front, gorgias, helpScout, intercom, osTicket, zendesk } from './help-desks.ts';
import type { Store } from './shape.ts';
import { github, ilert, liveAgent, records, statuspage } from './status-pages.ts';

/** Every store that is known by name. */
export const stores: readonly Store[] = [
  zendesk,
  intercom,
  gorgias,
  front,
  helpScout,
  freshdesk,
  chatwoot,
  osTicket,
  statuspage,
  liveAgent,
  ilert,
  github,
  records,
];

import type { ElementId } from '../src/types.ts';

/** What an element is, what counts as it and what does not, in English; and the sources. */
export interface ElementPage {
  readonly counts: string;
  readonly not: string;
  readonly source: readonly string[];
}

/** The twelve elements of an apology, for the catalogue and for reports. */
export const elementPages: Readonly<Record<ElementId, ElementPage>> = {
  regret: {
    counts: 'Sorry said in words: sorry, apologise, regret, forgive us. Flawed regret counts too',
    not: '"Unfortunately" alone; sympathy for what nobody here did; a refusal',
    source: ['service-recovery §5', 'Lewicki 2016', 'Schumann 2014'],
  },
  responsibility: {
    counts:
      'The fault owned ("our mistake", "we should have"), or the wrong act told in the first person, active voice ("we sent you the wrong book"). An implied first person counts ("sorry for shouting"), and so does the organisation naming itself',
    not: 'A passive or nobody at all: "the wrong book was sent", "an error occurred"',
    source: ['five-steps §2', 'brand-apology §3', 'service-recovery §2', 'Lewicki 2016', 'Schumann 2014'],
  },
  acknowledgment: {
    counts:
      'A sign that the reader was heard: thanks for the report, the review or the call; what they told us repeated',
    not: '"Thank you for your patience"',
    source: ['five-steps §1', 'Davidow 2003'],
  },
  empathy: {
    counts: 'The effect on the reader, told to them ("you had to teach without books"), or how it feels to them',
    not: '"Inconvenience" and its like; "we understand" alone; effects on people in general',
    source: ['five-steps §3', 'service-recovery §5', 'Schumann 2014'],
  },
  explanation: {
    counts:
      'A clause that tells the concrete wrong event or its mechanism: "a configuration change removed the login page"',
    not: 'A bare symptom or noun; "due to a technical issue"; "for reasons beyond our control"',
    source: ['five-steps introduction', 'service-recovery §3', 'Lewicki 2016', 'Schumann 2014'],
  },
  remedy: {
    counts:
      'A concrete act that repairs the harm, done or promised: refund, replacement, fix, restored data, corrected invoice',
    not: '"We are looking into it"; "we will do our best"; an update; the apology itself',
    source: ['five-steps §5', 'support-reply', 'service-recovery §1 and §4', 'Lewicki 2016', 'Schumann 2014'],
  },
  timeline: {
    counts:
      'A time for the remedy or the next step that a reader could hold the writer to: a date, hour, weekday, deadline or bounded duration; or a remedy that is already done',
    not: '"Soon"; "as soon as possible"; "in the coming days"; a date of prevention alone',
    source: ['support-reply', 'Davidow 2003'],
  },
  prevention: {
    counts: 'A concrete change that keeps it from happening again: "every batch is now checked twice"',
    not: '"We will make sure that this never happens again"; "lessons were learned"',
    source: [
      'five-steps §5',
      'support-reply',
      'brand-apology §4',
      'service-recovery §4',
      'Lewicki 2016',
      'Schumann 2014',
    ],
  },
  'follow-up': {
    counts:
      'A way to reach a person, or a promised update, inside a sentence: "reply to this email", "I will write again on Friday"',
    not: 'A signature alone',
    source: ['five-steps §5 and last part', 'Davidow 2003'],
  },
  compensation: {
    counts: 'Something of value for the loss: refund, credit, discount, voucher, waived fee, gift, free service',
    not: 'The mere replacement of the thing owed',
    source: ['support-reply', 'service-recovery §1', 'Davidow 2003'],
  },
  workaround: {
    counts: 'A way to manage meanwhile: "until then, use the web version"',
    not: 'The final fix',
    source: ['support-reply'],
  },
  forgiveness: {
    counts: 'A request to be forgiven: "please forgive us"',
    not: 'The set formula of excuse ("please excuse the delay"), which is regret only',
    source: ['Lewicki 2016', 'Schumann 2014'],
  },
};

/** A date as in the head of a mail (RFC 5322): 5 Nov 2026, with a weekday and a time or without. */
const mailDate = /^(?:[a-z]{3},\s*)?\d{1,2}\s+[a-z]{3,}\s+\d{4}\b/i;

/** Milliseconds from 1970 to a date such as 2026-11-05 (ISO 8601) or 5 Nov 2026; NaN for others, as 02/11 has two readings. */
export function timeOf(text: string): number {
  const day = /^\d{4}-\d\d-\d\d/.exec(text)?.[0];
  // A day that the calendar has not, such as 30 February, comes back as another one.
  const isDate = day === undefined ? mailDate.test(text) : new Date(day).toJSON()?.startsWith(day);
  return isDate ? Date.parse(text) : Number.NaN;
}

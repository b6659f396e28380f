/** The look of the page, in light and dark, with logical sides so that it can be turned. */
export const style = `
:root { color-scheme: light dark; --line: #8885; --error: #c62828; --warning: #a15c00; --dim: #777; }
@media (prefers-color-scheme: dark) { :root { --error: #ff8a80; --warning: #ffc266; --dim: #aaa; } }
* { box-sizing: border-box; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 62rem; padding: 1rem; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
h2 { font-size: 1.05rem; margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { border-block-end: 1px solid var(--line); padding-block: .2rem; text-align: start; }
th + th, td { padding-inline-start: 1.5rem; }
tbody th { font-weight: normal; }
td.count, thead th + th { text-align: end; font-variant-numeric: tabular-nums; }
form { display: flex; flex-wrap: wrap; gap: 1rem; margin: 1rem 0; }
select { font: inherit; margin-inline-start: .3rem; }
section { border: 1px solid var(--line); border-radius: .4rem; margin: 1rem 0; padding: .8rem 1rem; }
.hits { list-style: none; margin: .5rem 0; padding: 0; }
.hits > li { display: grid; gap: 0 .8rem; grid-template-columns: 4rem 4rem 1fr auto; padding: .15rem 0; }
.hits .message { unicode-bidi: isolate; }
.rule, .place, .language { color: var(--dim); }
.error > .severity { color: var(--error); }
.warning > .severity { color: var(--warning); }
.source { border-block-start: 1px solid var(--line); list-style: none; margin: .6rem 0 0; overflow-x: auto; padding: .6rem 0 0; }
.source li { display: flex; font: .85rem/1.6 ui-monospace, monospace; gap: .8rem; }
.source li::before { color: var(--dim); content: attr(value); flex: 0 0 2.5rem; text-align: end; user-select: none; }
.source code { flex: 1; font: inherit; min-height: 1.6em; overflow-wrap: anywhere; unicode-bidi: isolate; white-space: pre-wrap; }
mark { background: none; color: inherit; text-decoration: underline wavy 1px; text-underline-offset: .25em; }
mark.error { background: #f4433622; text-decoration-color: var(--error); }
mark.warning { background: #ff980022; text-decoration-color: var(--warning); }
mark.off { background: none; text-decoration: none; }
a:target + mark, a:target + a + mark, a:target + a + a + mark, a:target + a + a + a + mark { outline: 2px solid; }
[hidden] { display: none !important; }
@media (max-width: 40rem) { .hits > li { grid-template-columns: 4rem 4rem 1fr; } .hits .message { grid-column: 1 / -1; grid-row: 2; } .hits .rule { text-align: end; } }
`;

/** Filters by rule and language; without it the page shows everything. */
export const script = `
const form = document.querySelector('form');
const apply = () => {
  const { rule, language } = Object.fromEntries(new FormData(form));
  let shown = 0;
  for (const section of document.querySelectorAll('section[data-file]')) {
    let any = false;
    for (const hit of section.querySelectorAll('.hits > li')) {
      const fits = (!rule || hit.dataset.rule === rule) && (!language || hit.dataset.language === language);
      hit.hidden = !fits;
      if (fits) { any = true; shown++; }
    }
    section.hidden = !any;
    for (const mark of section.querySelectorAll('mark')) {
      const { rules, language: own } = mark.dataset;
      const isOff = (rule && !rules.split(' ').includes(rule)) || (language && own !== language);
      mark.classList.toggle('off', Boolean(isOff));
    }
  }
  document.querySelector('output').textContent = shown + ' shown';
};
form.hidden = false;
form.addEventListener('change', apply);
apply();
`;

import { defineRule } from '../src/rule.ts';

const sorry = ['regret', 'forgiveness', 'reaction'];
/** How many tokens may stand between the words of sorry and their "if". */
const reach = 4;

export default defineRule({
  id: 'conditional-apology',
  kind: 'wording',
  hears: ['condition', ...sorry],
  source: ['five-steps §4'],
  what: 'An apology or a harm put under a condition: sorry if, in case, to anyone who, any inconvenience this may have caused',
  leaves: 'an "if" in instructions ("if it has not come by Friday, call me")',
  why: 'An apology that hangs on “if” asks the hurt person to prove the hurt.',
  messages: ['conditional'],
  *check({ of, holds }) {
    const apologises = holds(...sorry);
    const regrets = of(...sorry);
    const conditions = of('condition');
    let next = 0;
    // Up to this token an "if" stands near enough to a word of sorry to belong to it.
    let near = -1;
    let last = -1;
    let at = 0;
    for (const condition of conditions) {
      at++;
      for (let one = regrets.at(next); one && one.first - reach <= condition.first; one = regrets.at(++next))
        near = Math.max(near, one.last + reach);
      if (condition.kind === 'if' && !(condition.first <= near && apologises(condition.sentence))) continue;
      if (condition.start < last) continue;
      last = condition.end;
      // "Sorry if the delay upset you" hangs on its "if".
      const inner = conditions.at(at);
      const { start } = inner?.kind === 'if' && inner.start < condition.end ? inner : condition;
      yield { span: { start, end: condition.end }, messageId: 'conditional' };
    }
  },
});

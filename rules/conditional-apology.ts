import { defineRule } from '../src/rule.ts';

/** How many tokens may stand between the words of sorry and their "if". */
const reach = 4;

export default defineRule({
  id: 'conditional-apology',
  kind: 'wording',
  hears: ['regret', 'condition'],
  source: ['five-steps §4'],
  what: 'An apology or a harm put under a condition: sorry if, in case, to anyone who, any inconvenience this may have caused',
  leaves: 'an "if" in instructions ("if it has not come by Friday, call me")',
  why: 'An apology that hangs on “if” asks the hurt person to prove the hurt.',
  messages: ['conditional'],
  *check({ of }) {
    const regrets = [...of('regret'), ...of('forgiveness'), ...of('reaction')];
    const sentences = new Set(regrets.map(({ sentence }) => sentence));
    // Tokens near enough to a word of sorry for an "if" to belong to it.
    const near = new Set<number>();
    for (const { first, last } of regrets) for (let at = first - reach; at <= last + reach; at++) near.add(at);
    let last = -1;
    for (const condition of of('condition')) {
      if (condition.kind === 'if' && !(near.has(condition.first) && sentences.has(condition.sentence))) continue;
      if (condition.start < last) continue;
      last = condition.end;
      yield { span: condition, messageId: 'conditional' };
    }
  },
});

import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'intensifier-stack',
  kind: 'wording',
  hears: ['regret', 'forgiveness', 'intensifier'],
  source: ['134 published reply templates, of which 28 % stack intensifiers'],
  what: 'Two or more intensifiers on one apology: deeply and most sincerely, from the bottom of our hearts',
  leaves: 'one intensifier',
  why: 'The second intensifier makes the first one sound hollow.',
  messages: ['stack'],
  *check({ of, holds }) {
    const regrets = holds('regret', 'forgiveness');
    const stacks = new Map<number, { start: number; end: number; count: number }>();
    for (const { sentence, start, end } of of('intensifier')) {
      if (!regrets(sentence)) continue;
      const stack = stacks.get(sentence);
      if (stack) Object.assign(stack, { end, count: stack.count + 1 });
      else stacks.set(sentence, { start, end, count: 1 });
    }
    for (const { start, end, count } of stacks.values())
      if (count > 1) yield { span: { start, end }, messageId: 'stack', data: { count } };
  },
});

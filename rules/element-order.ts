import { defineRule } from '../src/rule.ts';
import { type Act, type ElementId, elementIds } from '../src/types.ts';

const advised = ['remedy', 'compensation', 'responsibility', 'explanation', 'prevention', 'regret'];
/** One step of the order: elements that share it may stand in either order. */
const steps: Readonly<Partial<Record<ElementId, ElementId>>> = { compensation: 'remedy' };

export default defineRule({
  id: 'element-order',
  kind: 'structure',
  hears: ['remedy', 'refund', 'compensation', 'fault', 'deed', 'cause', 'prevention', 'regret'],
  source: ['service-recovery'],
  what: 'Elements that come in another order than the one advised',
  leaves: 'elements that are absent',
  why: 'A reader who was harmed looks for the repair first and for the regret last.',
  messages: ['order'],
  options: {
    type: 'object',
    properties: {
      order: {
        type: 'array',
        items: { enum: [...elementIds] },
        uniqueItems: true,
        minItems: 2,
        default: advised,
        description: 'Elements in the order in which they should first appear',
      },
    },
    additionalProperties: false,
  },
  *check({ elements }, { order }) {
    const seen: { id: ElementId; act: Act }[] = [];
    const list = order as ElementId[];
    const rank = (id: ElementId): number => {
      const step = list.indexOf(steps[id] ?? id);
      return step < 0 ? list.indexOf(id) : step;
    };
    for (const id of list) {
      const act = elements[id].evidence.at(0);
      if (act) seen.push({ id, act });
    }
    seen.sort((a, b) => a.act.start - b.act.start);
    for (const [index, { id, act }] of seen.entries()) {
      const before = seen.slice(0, index).find((other) => rank(other.id) > rank(id));
      if (before) {
        yield { span: act, messageId: 'order', data: { element: id, after: before.id } };
        return;
      }
    }
  },
});

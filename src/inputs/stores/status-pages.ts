/** Notices of status pages, and replies kept as plain records. */
import { messageField } from '../front-matter.ts';
import { type Field, first, has, hasAny, type Store, scalar } from './shape.ts';

/** Statuspage: incident templates, incidents with their updates. */
export const statuspage: Store = {
  name: 'statuspage',
  find(record, _inList, parent) {
    const template = hasAny(
      record,
      'update_status',
      'group_id',
      'should_tweet',
      'should_send_notifications',
      'component_ids',
    );
    const update =
      parent === 'incident_updates' ||
      (has(record, 'status', 'body') && hasAny(record, 'affected_components', 'display_at'));
    return template || update ? first(record, [['body', 'auto']]) : [];
  },
};

/** Incident files with their states in the front matter. */
export const liveAgent: Store = {
  name: 'liveagent',
  find: (record, _inList, parent) => (parent === 'incident_states' ? first(record, [['content', 'auto']]) : []),
};

/** ilert: incident templates. */
export const ilert: Store = {
  name: 'ilert',
  find(record) {
    if (!has(record, 'message', 'status') || !hasAny(record, 'summary', 'name')) return [];
    return first(record, [['message', 'auto']]);
  },
};

/** GitHub: saved replies with a title and a body in Markdown. */
export const github: Store = {
  name: 'github',
  find: (record, inList) => (inList && has(record, 'title', 'body') ? first(record, [['body', 'markdown']]) : []),
};

const label = [
  ...[
    'id',
    'name',
    'title',
    'subject',
    'shortcut',
    'shortcode',
    'key',
    'slug',
    'label',
    'tag',
    'tags',
    'trigger',
    'keyword',
  ],
  ...['question', 'category', 'language', 'lang', 'locale', 'status', 'date', 'incident', 'topic'],
];

/** Beside one of these, `text` or `comment` is what somebody else wrote, as in an export of reviews. */
const answerField = /^(?:reply|response|answer)(?:_?html|_?text)?$/iu;

/** Any other list of records that have a name and a message. */
export const records: Store = {
  name: 'records',
  find(record, inList) {
    const answers = record.entries.some(([key, node]) => answerField.test(key) && node.kind === 'text');
    if (!inList || (!answers && !hasAny(record, ...label))) return [];
    const found: Field[] = [];
    const seen = new Set<string>();
    const sorted = record.entries.toSorted((a, b) => Number(/html/iu.test(b[0])) - Number(/html/iu.test(a[0])));
    for (const [key, node] of sorted) {
      // body_html and body_text are the same message.
      const stem = key.toLowerCase().replace(/_?(?:html|text)$/u, '');
      if (node.kind !== 'text' || !(answers ? answerField : messageField).test(key) || seen.has(stem)) continue;
      seen.add(stem);
      found.push(...first(record, [[key, 'auto']], scalar(record, 'subject') === undefined ? undefined : 'subject'));
    }
    return found;
  },
};

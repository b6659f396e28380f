/** Macros, saved replies and canned responses of help desks. */
import { first, get, has, hasAny, type Store, scalar, texts } from './shape.ts';

/** Zendesk: macros are lists of actions, dynamic content has variants by locale. */
export const zendesk: Store = {
  name: 'zendesk',
  find(record, inList) {
    const field = scalar(record, 'field');
    if (field !== undefined && has(record, 'value')) {
      const value = get(record, 'value');
      if (field === 'comment_value_html') return texts(value, ['value'], 'html').slice(-1);
      if (field === 'comment_value') return texts(value, ['value'], 'auto').slice(-1);
      // [subject, text, address, kind]
      if (field.startsWith('side_conversation')) return texts(value, ['value'], 'auto').slice(0, 2);
      return [];
    }
    const variant = inList && has(record, 'content') && hasAny(record, 'locale_id', 'locale');
    return variant ? first(record, [['content', 'auto']]) : [];
  },
};

/** Intercom: the same macro as HTML and as text. */
export const intercom: Store = {
  name: 'intercom',
  find(record) {
    if (scalar(record, 'type') !== 'macro' && !has(record, 'body', 'body_text', 'visible_to')) return [];
    return first(record, [
      ['body', 'html'],
      ['body_text', 'text'],
    ]);
  },
};

/** Gorgias: actions with the text in their arguments; the macro has the language. */
export const gorgias: Store = {
  name: 'gorgias',
  find(record, _inList, parent) {
    if (parent !== 'arguments') return [];
    return first(record, [
      ['body_html', 'html'],
      ['body_text', 'text'],
    ]);
  },
};

/** Front: message templates with a subject. */
export const front: Store = {
  name: 'front',
  find(record) {
    if (!scalar(record, 'id')?.startsWith('rsp_')) return [];
    return first(record, [['body', 'html']], 'subject');
  },
};

/** Help Scout: one text for mail, another for chat. */
export const helpScout: Store = {
  name: 'help-scout',
  find(record) {
    if (!has(record, 'text') || !hasAny(record, 'chatText', 'preview', 'mailboxId')) return [];
    return [...first(record, [['text', 'html']]), ...first(record, [['chatText', 'text']])];
  },
};

/** Freshdesk and Freshservice: the same reply as HTML and as text. */
export const freshdesk: Store = {
  name: 'freshdesk',
  find(record) {
    if (!has(record, 'content_html') && !(has(record, 'content') && hasAny(record, 'folder_id', 'folder'))) return [];
    return first(record, [
      ['content_html', 'html'],
      ['content', 'auto'],
    ]);
  },
};

/** Chatwoot: replies by short code, in Markdown. */
export const chatwoot: Store = {
  name: 'chatwoot',
  find: (record) => (has(record, 'short_code', 'content') ? first(record, [['content', 'markdown']]) : []),
};

/** osTicket: canned responses and mail templates, in HTML. */
export const osTicket: Store = {
  name: 'osticket',
  find(record) {
    if (has(record, 'response') && hasAny(record, 'isenabled', 'notes')) return first(record, [['response', 'auto']]);
    if (has(record, 'notes', 'subject', 'body')) return first(record, [['body', 'auto']], 'subject');
    return [];
  },
};

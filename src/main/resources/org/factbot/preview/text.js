// Texts with entities become elements. Nothing here ever parses HTML: text stays text.

const BLOCKS = new Set(['blockquote', 'expandable_blockquote', 'pre']);
const COLLAPSED_LINES = 3;

export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter(child => child != null));
  return element;
}

export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  svg.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', '#i-' + name);
  svg.append(use);
  return svg;
}

// The text of a message as elements. `on` takes care of links into the chat: on.command(text), on.deepLink(start).
export function render(message, on) {
  const text = message.text ?? message.caption ?? '';
  const entities = (message.entities ?? []).map(e => ({...e, end: e.offset + e.length}));
  const fragment = document.createDocumentFragment();
  let at = 0;
  for (const block of entities.filter(e => BLOCKS.has(e.type))) {
    if (block.offset < at) continue;
    paragraphs(fragment, text, at, trimBefore(text, at, block.offset), entities, on);
    fragment.append(blockOf(text, block, entities, on));
    at = text[block.end] === '\n' ? block.end + 1 : block.end;
  }
  paragraphs(fragment, text, at, text.length, entities, on);
  return fragment;
}

// The line break before a block belongs to the block.
function trimBefore(text, from, to) {
  return to > from && text[to - 1] === '\n' ? to - 1 : to;
}

// Each line is a paragraph of its own, so that each finds its own direction.
function paragraphs(parent, text, from, to, entities, on) {
  if (from >= to) return;
  let start = from;
  while (start <= to) {
    let end = text.indexOf('\n', start);
    if (end < 0 || end > to) end = to;
    const line = el('p', {dir: 'auto'});
    if (start === end) line.className = 'gap';
    inline(line, text, start, end, entities.filter(e => !BLOCKS.has(e.type)), on);
    parent.append(line);
    start = end + 1;
  }
}

function blockOf(text, block, entities, on) {
  if (block.type === 'pre') {
    return el('pre', {dir: 'ltr'}, el('code', {}, text.slice(block.offset, block.end)));
  }
  const quote = el('blockquote', {dir: direction(text.slice(block.offset, block.end))});
  const inner = el('div', {class: 'quote-text'});
  paragraphs(inner, text, block.offset, block.end, entities.filter(e => e !== block), on);
  quote.append(inner);
  if (block.type === 'expandable_blockquote') makeExpandable(quote, inner);
  return quote;
}

// The bar of a quotation stands where its text starts: by the first letter with a direction.
function direction(text) {
  const first = /\p{L}/u.exec(text)?.[0] ?? '';
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(first) ? 'rtl' : 'ltr';
}

function makeExpandable(quote, inner) {
  const button = el('button', {type: 'button', class: 'expand', 'aria-expanded': 'false', 'aria-label': 'Show all'}, icon('down'));
  const toggle = () => {
    const open = quote.classList.toggle('collapsed') === false;
    button.setAttribute('aria-expanded', String(open));
    button.setAttribute('aria-label', open ? 'Show less' : 'Show all');
  };
  quote.classList.add('expandable', 'collapsed');
  quote.append(button);
  button.addEventListener('click', event => { event.stopPropagation(); toggle(); });
  inner.addEventListener('click', event => {
    if (quote.classList.contains('collapsed') && !event.target.closest('a')) { event.stopPropagation(); toggle(); }
  });
  // A quotation that is short anyway needs no button.
  requestAnimationFrame(() => {
    const line = parseFloat(getComputedStyle(inner).lineHeight) || 20;
    if (inner.scrollHeight && inner.scrollHeight <= line * COLLAPSED_LINES + 4) {
      quote.classList.remove('expandable', 'collapsed');
      button.remove();
    }
  });
}

function inline(parent, text, from, to, entities, on) {
  let at = from;
  for (let i = 0; i < entities.length; i++) {
    const entity = entities[i];
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.end, to);
    if (start >= end) continue;
    parent.append(text.slice(at, start));
    const element = inlineElement(entity, text.slice(entity.offset, entity.end), on);
    inline(element, text, start, end, entities.slice(i + 1).filter(e => e.offset < end && e.end > start), on);
    parent.append(element);
    at = end;
  }
  parent.append(text.slice(at, to));
}

function inlineElement(entity, text, on) {
  switch (entity.type) {
    case 'bold': return el('strong');
    case 'italic': return el('em');
    case 'underline': return el('u');
    case 'strikethrough': return el('s');
    case 'code': return el('code', {dir: 'ltr'});
    case 'url': return link(text, on);
    case 'text_link': return link(entity.url, on);
    case 'bot_command': return el('button', {type: 'button', class: 'command', onclick: () => on.command(text)});
    case 'spoiler': {
      const spoiler = el('span', {class: 'spoiler', tabindex: '0', role: 'button', 'aria-label': 'Hidden text'});
      const reveal = () => { spoiler.classList.add('open'); spoiler.removeAttribute('aria-label'); };
      spoiler.addEventListener('click', reveal);
      spoiler.addEventListener('keydown', event => { if (event.key === 'Enter') reveal(); });
      return spoiler;
    }
    case 'mention': case 'text_mention': case 'hashtag': return el('span', {class: 'mark', dir: 'auto'});
    default: return el('span');
  }
}

function link(address, on) {
  const start = on.startOf(address);
  if (start !== null) {
    return el('a', {href: '?start=' + encodeURIComponent(start), onclick: event => {
      event.preventDefault();
      on.deepLink(start);
    }});
  }
  return openable(address)
      ? el('a', {href: address, target: '_blank', rel: 'noopener noreferrer', dir: 'auto'})
      : el('span', {class: 'mark'});
}

export function openable(address) {
  try {
    return ['http:', 'https:', 'tg:'].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}

// One line of a text, for lists and reply bars.
export function summary(message) {
  if (!message) return '';
  if (message.forum_topic_created) return 'Topic “' + message.forum_topic_created.name + '”';
  return (message.text ?? message.caption ?? 'Message').replace(/\s+/g, ' ').slice(0, 160);
}

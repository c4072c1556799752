// How things look: avatars, days, bubbles, keyboards.
import {el, icon, openable, render, summary} from './text.js';

export const LANGUAGES = {en: 'English', fa: 'فارسی', ps: 'پښتو', ru: 'Русский'};
const COLOURS = 7;
const GROUPING_SECONDS = 300;

const clockFace = new Intl.DateTimeFormat(undefined, {hour: '2-digit', minute: '2-digit'});
const dayName = new Intl.DateTimeFormat(undefined, {day: 'numeric', month: 'long', year: 'numeric'});

export const time = message => clockFace.format(message.date * 1000);
export const day = message => dayName.format(message.date * 1000);

export function colour(id) {
  return Math.abs(Number(id)) % COLOURS;
}

export function paintAvatar(element, id, name) {
  element.className = element.className.replace(/\s*c\d/g, '') + ' c' + colour(id);
  element.textContent = Array.from(name)[0] ?? '?';
}

export function avatar(id, name, size = '') {
  const element = el('span', {class: 'avatar ' + size, 'aria-hidden': 'true'});
  paintAvatar(element, id, name);
  return element;
}

// Who speaks: the channel, the group, or a person.
export function author(message) {
  const sender = message.sender_chat && (!message.from || message.is_automatic_forward || message.from.is_bot)
      ? message.sender_chat : message.from;
  return {id: sender.id, name: sender.title ?? sender.first_name};
}

export const isService = message => Boolean(message.forum_topic_created || message.migrate_to_chat_id || message.migrate_from_chat_id);

export function serviceText(message) {
  if (message.forum_topic_created) return 'Topic “' + message.forum_topic_created.name + '” was opened';
  return 'The group became a supergroup';
}

// Whether a message stands under the one before without repeating who speaks.
export function continues(message, before) {
  return Boolean(before) && !isService(before) && author(before).id === author(message).id
      && message.date - before.date < GROUPING_SECONDS && day(before) === day(message)
      && Boolean(before.via_bot) === Boolean(message.via_bot);
}

// A bubble with everything in it. `on` takes what people do with it.
export function bubble(message, before, context, on) {
  const who = author(message);
  const own = who.id === context.you;
  const follows = continues(message, before);
  const inGroup = context.chat.type === 'supergroup' || context.chat.type === 'group';
  const row = el('article', {
    class: 'row' + (own ? ' own' : '') + (follows ? ' follows' : ''),
    'data-id': message.message_id,
    'aria-label': (own ? 'You' : who.name) + ', ' + time(message),
  });
  if (inGroup && !own) row.append(avatar(who.id, who.name, 'small'));
  const body = el('div', {class: 'bubble'});
  if (inGroup && !own && !follows) body.append(el('div', {class: 'name c' + colour(who.id), dir: 'auto'}, who.name));
  if (message.is_automatic_forward) body.append(el('div', {class: 'via'}, 'from the channel'));
  if (message.via_bot) body.append(el('div', {class: 'via'}, 'via ', el('button', {type: 'button', class: 'command', onclick: () => on.inline('')}, '@' + message.via_bot.username)));
  const replied = message.reply_to_message;
  if (replied && !isService(replied)) body.append(replyQuote(message, replied, on));
  const content = el('div', {class: 'text'});
  content.append(render(message, on));
  body.append(content);
  // The time stands beside the end of the last line where there is room for it.
  if (content.lastChild?.localName === 'p') {
    body.classList.add('tail');
    const spacer = foot(message, own, context);
    spacer.classList.add('spacer');
    spacer.setAttribute('aria-hidden', 'true');
    content.lastChild.append(spacer);
  }
  body.append(foot(message, own, context));
  if (message.reactions?.length) body.append(reactionsOf(message.reactions));
  const column = el('div', {class: 'column'}, body);
  if (message.reply_markup?.inline_keyboard) column.append(keyboard(message, on));
  row.append(column, tools(message, own, on));
  body.addEventListener('click', event => {
    if (!event.target.closest('a, button, .spoiler') && !String(getSelection())) row.classList.toggle('open');
  });
  return row;
}

function foot(message, own, context) {
  const foot = el('span', {class: 'foot-note'});
  if (message.edit_date) foot.append('edited ');
  foot.append(el('time', {datetime: new Date(message.date * 1000).toISOString()}, time(message)));
  const fromBot = message.from?.id === context.bot || message.via_bot && message.bot_saw_it;
  if (!fromBot && context.chat.bot_is_member && !message.is_automatic_forward) {
    const seen = message.bot_saw_it;
    foot.append(el('span', {
      class: seen ? 'seen' : 'unseen',
      role: 'img',
      title: seen ? 'Delivered to the bot' : 'Not delivered to the bot',
      'aria-label': seen ? 'Delivered to the bot' : 'Not delivered to the bot',
    }, seen ? icon('check') : '∅'));
  }
  return foot;
}

function replyQuote(message, replied, on) {
  const who = author(replied);
  return el('button', {type: 'button', class: 'reply-quote c' + colour(who.id), 'aria-label': 'In reply to ' + who.name, onclick: () => on.show(replied.message_id)},
      el('strong', {dir: 'auto'}, who.name), el('span', {dir: 'auto'}, message.quote?.text ?? summary(replied)));
}

export function reactionsOf(reactions) {
  return el('div', {class: 'reactions'}, ...reactions.map(r => el('span', {}, r.emoji ?? '★')));
}

function keyboard(message, on) {
  const rows = el('div', {class: 'keyboard', role: 'group', 'aria-label': 'Buttons'});
  for (const buttons of message.reply_markup.inline_keyboard) {
    const row = el('div', {class: 'keys'});
    for (const button of buttons) row.append(key(message, button, on));
    rows.append(row);
  }
  return rows;
}

function key(message, button, on) {
  const label = el('span', {dir: 'auto'}, button.text);
  if (button.url) {
    const start = on.startOf(button.url);
    if (start === null && openable(button.url)) {
      return el('a', {class: 'key', href: button.url, target: '_blank', rel: 'noopener noreferrer'}, label, icon('link'));
    }
    return el('button', {type: 'button', class: 'key', onclick: () => on.deepLink(start ?? '')}, label, icon('link'));
  }
  const element = el('button', {type: 'button', class: 'key'}, label);
  const query = button.switch_inline_query ?? button.switch_inline_query_chosen_chat?.query;
  if (button.callback_data !== undefined) {
    element.addEventListener('click', () => on.press(message, button, element));
  } else if (button.switch_inline_query_current_chat !== undefined) {
    element.addEventListener('click', () => on.inline(button.switch_inline_query_current_chat));
    element.append(icon('at'));
  } else if (query !== undefined) {
    element.addEventListener('click', () => on.share(query));
    element.append(icon('share'));
  } else if (button.copy_text) {
    element.addEventListener('click', () => on.copy(button.copy_text.text));
    element.append(icon('copy'));
  } else {
    element.disabled = true;
  }
  return element;
}

function tools(message, own, on) {
  const tool = (name, label, action) => el('button', {type: 'button', class: 'tool', 'aria-label': label, title: label, onclick: action}, icon(name));
  const bar = el('div', {class: 'tools'}, tool('reply', 'Reply', () => on.reply(message)));
  if (own && !message.via_bot) bar.append(tool('edit', 'Edit', () => on.edit(message)));
  if (own) bar.append(tool('trash', 'Delete', () => on.remove(message)));
  return bar;
}

export function typingRow(bot, inGroup) {
  return el('div', {class: 'row typing', 'aria-label': bot.name + ' is typing'},
      inGroup ? avatar(bot.id, bot.name, 'small') : null,
      el('div', {class: 'column'}, el('div', {class: 'bubble dots'}, el('i'), el('i'), el('i'))));
}

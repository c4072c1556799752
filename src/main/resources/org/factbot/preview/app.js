// The chat page: which chat is open, what people do in it, and what the server says happened.
import {act, follow, state as load} from './server.js';
import {el, icon, summary} from './text.js';
import {LANGUAGES, author, avatar, bubble, day, isService, paintAvatar, serviceText, time, typingRow} from './view.js';
import {Popup} from './inline.js';

const $ = id => document.getElementById(id);
const TYPING_MS = 5000;
const SPINNING_MS = 15000;
const GENERAL = 1;
const ICONS = {private: 'private', group: 'group', supergroup: 'group', channel: 'channel'};

let world;                    // as the server told it, kept up to date
let chats = new Map();        // by id; messages by id within
let chat;                     // the open one
let topic = GENERAL;
let about = null;             // {kind: 'reply' | 'edit', message}
let stream;
let pendingStart = new URLSearchParams(location.search).get('start');
const unread = new Map();
const drafts = new Map();
const spinning = new Map();   // callback query id -> button
const answeredEarly = new Map();
let typingTimer;

// ---- what is there

async function reload() {
  world = await load();
  const open = chat?.id;
  chats = new Map(world.chats.map(c => [c.id, {...c, messages: new Map(c.messages.map(m => [m.message_id, m]))}]));
  document.title = world.bot.name + ' – preview';
  openChat(chats.has(open) ? open : world.you, topic);
  stream?.close();
  stream = follow(world.number, happened);
}

// A starting bot sets a dozen things at once; one reload is enough for all of them.
let reloadTimer;
function reloadSoon() {
  clearTimeout(reloadTimer);
  reloadTimer = setTimeout(reload, 60);
}

const titleOf = c => c.type === 'private' ? world.bot.name : c.title;
const isGroup = c => c.type === 'supergroup' || c.type === 'group';
const topicOf = message => message.is_topic_message ? message.message_thread_id : GENERAL;
const shown = () => [...chat.messages.values()].filter(m => !chat.is_forum || topicOf(m) === topic);
const me = () => world.people.find(p => p.id === world.you);
const speaker = () => isGroup(chat) ? Number($('speaker').value) : world.you;

function describe(c) {
  if (c.type === 'private') return 'bot';
  if (c.type === 'channel') return 'channel · the bot is an administrator';
  const people = world.people.length + ' people';
  return c.bot_is_member ? people + ' and the bot' : people + ' · the bot is not a member';
}

function roleOf(c) {
  if (c.type === 'private') return 'Private';
  if (c.type === 'channel') return 'Channel';
  if (c.is_forum) return 'Forum';
  if (c.is_direct_messages) return 'To the channel';
  if (c.linked) return 'Comments';
  return c.bot_is_member ? 'Group' : 'Inline';
}

function iconOf(c) {
  if (c.is_forum) return 'forum';
  if (c.type === 'supergroup' && c.linked) return 'comments';
  return isGroup(c) && !c.bot_is_member ? 'at' : ICONS[c.type];
}

function hintOf(c) {
  const at = '@' + world.bot.username;
  const ask = '/' + (c.commands.find(k => k.command === 'ask')?.command ?? c.commands[0]?.command ?? 'ask');
  if (c.type === 'private') return '';
  if (!c.bot_is_member) return ['Inline: type ', at, ' and a question, then pick a result. Or send a message that mentions it: a guest answer.'];
  if (c.type === 'channel') return ['Address the bot in a post: ', ask + ' …', ' or ', at, ' … Posts also appear in the comments.'];
  if (world.bot.privacy_mode) return ['The bot hears ', ask + at + ' …', ' and replies to it. ∅ marks what did not reach it.'];
  return ['The bot hears everything here. Address it: ', ask + ' …', ', ', at, ' …, or reply to it.'];
}

// ---- the list of chats

function drawChats() {
  const items = [...chats.values()].sort((a, b) => order(a) - order(b)).map(c => {
    const last = [...c.messages.values()].filter(m => !isService(m)).pop();
    const count = unread.get(c.id) ?? 0;
    const face = avatar(c.type === 'private' ? world.bot.id : c.id, titleOf(c));
    const text = last ? (author(last).id === world.you ? 'You: ' : isGroup(c) ? author(last).name + ': ' : '') + summary(last) : describe(c);
    return el('li', {}, el('button', {
      type: 'button', class: 'chat' + (c === chat ? ' open' : ''), 'data-chat': c.id,
      'aria-current': c === chat ? 'page' : null,
      'aria-label': titleOf(c) + ', ' + roleOf(c) + (count ? ', ' + count + ' unread' : ''),
      onclick: () => openChat(c.id),
    }, face, icon(iconOf(c)),
    el('span', {class: 'chat-text'},
        el('span', {class: 'chat-line'}, el('strong', {dir: 'auto'}, titleOf(c)), el('time', {}, last ? time(last) : '')),
        el('span', {class: 'chat-line'}, el('span', {class: 'last', dir: 'auto'}, text),
            count ? el('span', {class: 'badge'}, String(count)) : el('span', {class: 'role'}, roleOf(c)))),
    el('span', {class: 'tab'}, roleOf(c)),
    count ? el('span', {class: 'badge tab'}, String(count)) : null));
  });
  $('chats').replaceChildren(...items);
}

const order = c => c.type === 'private' ? 0 : 1 + Math.abs(c.id) % 1000;

// ---- the open chat

function openChat(id, wantedTopic = null) {
  if (chat) drafts.set(key(), $('text').value);
  chat = chats.get(id);
  topic = chat.is_forum ? wantedTopic && chat.topics.some(t => t.id === wantedTopic) ? wantedTopic : GENERAL : GENERAL;
  unread.delete(id);
  about = null;
  popup.close();
  closeMenu();
  $('title').textContent = titleOf(chat);
  $('subtitle').textContent = describe(chat);
  paintAvatar($('avatar'), chat.type === 'private' ? world.bot.id : chat.id, titleOf(chat));
  $('privacy-switch').hidden = !isGroup(chat) || !chat.bot_is_member;
  $('privacy').checked = world.bot.privacy_mode;
  const hint = hintOf(chat);
  $('hint').hidden = !hint;
  $('hint').replaceChildren(...Array.from(hint, (part, i) => i % 2 ? el('code', {}, part) : part));
  $('commands').hidden = !chat.commands.length;
  drawTopics();
  drawSpeaker();
  drawLog();
  drawChats();
  $('text').value = drafts.get(key()) ?? '';
  $('text').placeholder = chat.type === 'channel' ? 'Broadcast a post' : 'Message';
  drawComposer();
  if (matchMedia('(hover: hover)').matches) $('text').focus({preventScroll: true});
}

const key = () => chat.id + '/' + topic;

function drawTopics() {
  $('topics').hidden = !chat.is_forum;
  if (!chat.is_forum) return;
  $('topics').replaceChildren(...chat.topics.map(t => el('button', {
    type: 'button', role: 'tab', 'aria-selected': String(t.id === topic), class: 'topic',
    onclick: () => openChat(chat.id, t.id),
  }, t.name)));
}

function drawSpeaker() {
  const people = isGroup(chat);
  $('speaker-box').hidden = !people;
  const before = $('speaker').value || String(world.you);
  $('speaker').replaceChildren(...world.people.map(p => el('option', {value: p.id}, p.id === world.you ? p.first_name + ' (you)' : p.first_name + ' · ' + (LANGUAGES[p.language_code] ?? ''))));
  $('speaker').value = world.people.some(p => String(p.id) === before) ? before : String(world.you);
  drawSpeakerFace();
}

function drawSpeakerFace() {
  const person = world.people.find(p => p.id === Number($('speaker').value));
  paintAvatar($('speaker-avatar'), person.id, person.first_name);
}

function drawLog() {
  $('log').replaceChildren();
  let before = null;
  for (const message of shown()) {
    append(message, before);
    before = message;
  }
  drawEmpty();
  toEnd();
}

function append(message, before) {
  if (!before || day(before) !== day(message)) $('log').append(el('div', {class: 'day'}, el('span', {}, day(message))));
  $('log').append(draw(message, before));
}

function draw(message, before) {
  if (isService(message)) return el('div', {class: 'service', 'data-id': message.message_id}, el('span', {dir: 'auto'}, serviceText(message)));
  return bubble(message, before, {you: world.you, bot: world.bot.id, chat}, on);
}

function drawEmpty() {
  const empty = !shown().some(m => !isService(m));
  $('empty').hidden = !empty;
  if (!empty) return;
  const face = avatar(chat.type === 'private' ? world.bot.id : chat.id, titleOf(chat), 'big');
  const lines = chat.type === 'private'
      ? [el('h2', {}, 'What can this bot do?'), el('p', {dir: 'auto'}, world.bot.description || 'Press START to begin.')]
      : [el('h2', {dir: 'auto'}, titleOf(chat)), el('p', {}, 'No messages here yet.')];
  $('empty').replaceChildren(el('div', {class: 'card'}, face, ...lines));
}

function drawComposer() {
  const starting = chat.type === 'private' && (!chat.messages.size || pendingStart !== null);
  $('start').hidden = !starting;
  $('composer').hidden = starting;
  $('about').hidden = !about;
  if (about) {
    $('about-icon').setAttribute('href', about.kind === 'edit' ? '#i-edit' : '#i-reply');
    $('about-title').textContent = about.kind === 'edit' ? 'Edit message' : author(about.message).name;
    $('about-text').textContent = summary(about.message);
  }
  $('send-icon').setAttribute('href', about?.kind === 'edit' ? '#i-check' : '#i-send');
  $('send').setAttribute('aria-label', about?.kind === 'edit' ? 'Save' : 'Send');
  grow();
}

function grow() {
  const box = $('text');
  box.style.height = 'auto';
  box.style.height = Math.min(box.scrollHeight, 160) + 'px';
  $('send').disabled = !box.value.trim();
}

const atEnd = () => $('scroll').scrollHeight - $('scroll').scrollTop - $('scroll').clientHeight < 120;
function toEnd() {
  $('scroll').scrollTop = $('scroll').scrollHeight;
  requestAnimationFrame(() => { $('scroll').scrollTop = $('scroll').scrollHeight; $('to-end').hidden = true; });
}

// ---- what people do

async function attempt(action, body) {
  try {
    return await act(action, body);
  } catch (problem) {
    toast(problem.message);
    return null;
  }
}

function say(text) {
  const body = {person: speaker(), chat: chat.id, text};
  if (about?.kind === 'reply') body.reply_to = about.message.message_id;
  if (chat.is_forum && topic !== GENERAL) body.topic = topic;
  about = null;
  return attempt('say', body);
}

async function submit() {
  const text = $('text').value.trim();
  if (!text) return;
  popup.close();
  if (about?.kind === 'edit') {
    const message = about.message.message_id;
    about = null;
    setText('');
    drawComposer();
    await attempt('edit', {chat: chat.id, message, text});
  } else {
    setText('');
    await say(text);
    drawComposer();
    toEnd();
  }
}

function setText(value) {
  $('text').value = value;
  grow();
}

function compose(value) {
  setText(value);
  $('text').focus();
  $('text').setSelectionRange(value.length, value.length);
  typed();
}

function start(parameter) {
  openChat(world.you);
  pendingStart = null;
  say(parameter ? '/start ' + parameter : '/start').then(drawComposer);
}

function command(name) {
  const bare = '/' + name.replace(/^\//, '');
  const full = isGroup(chat) && chat.bot_is_member && !bare.includes('@') ? bare + '@' + world.bot.username : bare;
  setText('');
  popup.close();
  say(full).then(() => { drawComposer(); toEnd(); });
}

const on = {
  command: text => command(text),
  startOf(address) {
    const found = /^(?:https?:\/\/)?(?:t\.me|telegram\.me)\/([A-Za-z0-9_]+)\/?(?:\?start=([A-Za-z0-9_-]*))?$/.exec(address)
        ?? /^tg:\/\/resolve\/?\?domain=([A-Za-z0-9_]+)(?:&start=([A-Za-z0-9_-]*))?$/.exec(address);
    return found && found[1].toLowerCase() === world.bot.username.toLowerCase() ? found[2] ?? '' : null;
  },
  deepLink(parameter) {
    if (parameter) start(parameter); else openChat(world.you);
  },
  show(id) {
    const row = $('log').querySelector('[data-id="' + id + '"]');
    row?.scrollIntoView({block: 'center', behavior: 'smooth'});
    row?.classList.add('flash');
    setTimeout(() => row?.classList.remove('flash'), 1200);
  },
  reply(message) { about = {kind: 'reply', message}; drawComposer(); $('text').focus(); },
  edit(message) { about = {kind: 'edit', message}; setText(message.text ?? ''); drawComposer(); $('text').focus(); },
  remove: message => attempt('delete', {chat: chat.id, message: message.message_id}),
  inline: query => compose('@' + world.bot.username + ' ' + query),
  copy(text) { navigator.clipboard.writeText(text).then(() => toast('Copied'), () => toast('Copying is not allowed here')); },
  async press(message, button, element) {
    element.classList.add('spinning');
    element.setAttribute('aria-busy', 'true');
    const answer = await attempt('press', {person: speaker(), chat: chat.id, message: message.message_id, data: button.callback_data});
    if (!answer) return stopSpinning(element);
    if (answeredEarly.has(answer.id)) return stopSpinning(element);
    spinning.set(answer.id, element);
    setTimeout(() => { if (spinning.delete(answer.id)) stopSpinning(element); }, SPINNING_MS);
  },
  async share(query) {
    const choices = [...chats.values()].filter(c => c.type !== 'channel');
    const chosen = await ask('Share in which chat?', choices.map(c => ({label: titleOf(c), value: c.id})));
    if (chosen != null) { openChat(chosen); on.inline(query); }
  },
};

function stopSpinning(element) {
  element.classList.remove('spinning');
  element.removeAttribute('aria-busy');
}

const popup = new Popup($('popup'), {
  command: name => command(name),
  toPrivate: parameter => { setText(''); start(parameter); },
  async result(queryId, result, query) {
    const body = {person: speaker(), chat: chat.id, query_id: queryId, result, query};
    if (chat.is_forum && topic !== GENERAL) body.topic = topic;
    setText('');
    popup.close();
    await attempt('choose', body);
    toEnd();
  },
});

function typed() {
  grow();
  const text = $('text').value;
  const prefix = '@' + world.bot.username.toLowerCase();
  if (text.toLowerCase().startsWith(prefix + ' ')) {
    popup.inline(text.slice(prefix.length).trim(), chat.type === 'private' ? 'sender' : chat.type);
  } else if (/^\/[a-z0-9_]*$/i.test(text) && !about) {
    popup.commands(chat.commands.filter(c => c.command.startsWith(text.slice(1).toLowerCase())));
  } else {
    popup.close();
  }
}

// ---- what happens

const happened = {
  message(data) {
    const place = chats.get(data.chat);
    if (!place) return;
    const message = data.message;
    const known = place.messages.get(message.message_id);
    place.messages.set(message.message_id, message);
    const here = place === chat && (!chat.is_forum || topicOf(message) === topic);
    if (here) {
      const stay = atEnd() || author(message).id === world.you;
      if (message.from?.id === world.bot.id) endTyping();
      const rows = shown();
      const before = rows[rows.indexOf(message) - 1] ?? null;
      const old = $('log').querySelector('[data-id="' + message.message_id + '"]');
      if (old) old.replaceWith(draw(message, before)); else append(message, before);
      drawEmpty();
      drawComposer();
      if (stay) toEnd(); else $('to-end').hidden = false;
    } else if (!known && author(message).id !== world.you) {
      unread.set(place.id, (unread.get(place.id) ?? 0) + 1);
    }
    drawChats();
  },
  deleted(data) {
    chats.get(data.chat)?.messages.delete(data.message_id);
    if (data.chat === chat.id) {
      const row = $('log').querySelector('[data-id="' + data.message_id + '"]');
      row?.classList.add('going');
      setTimeout(() => row?.remove(), 180);
      drawEmpty();
      drawComposer();
    }
    drawChats();
  },
  typing(data) {
    if (data.chat !== chat.id || chat.is_forum && (data.topic ?? GENERAL) !== topic) return;
    endTyping();
    $('subtitle').textContent = 'typing…';
    $('subtitle').classList.add('busy');
    $('log').append(typingRow(world.bot, isGroup(chat)));
    if (atEnd()) toEnd();
    typingTimer = setTimeout(endTyping, TYPING_MS);
  },
  callback(data) {
    const element = spinning.get(data.id);
    spinning.delete(data.id);
    answeredEarly.set(data.id, true);
    if (element) stopSpinning(element);
    if (data.url) { const parameter = on.startOf(data.url); if (parameter !== null) on.deepLink(parameter); }
    if (data.text && data.alert) ask(data.text, []); else if (data.text) toast(data.text);
  },
  inline: data => popup.answered(data),
  profile: () => reloadSoon(),
  reset: () => reloadSoon(),
  connection(up) { document.body.classList.toggle('offline', !up); if (!up) toast('Waiting for the server…'); },
};

function endTyping() {
  clearTimeout(typingTimer);
  $('log').querySelector('.typing')?.remove();
  $('subtitle').textContent = describe(chat);
  $('subtitle').classList.remove('busy');
}

// ---- menu, toast, dialog

let toastTimer;
function toast(text) {
  $('toast').textContent = text;
  $('toast').hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { $('toast').hidden = true; }, 3500);
}

function ask(text, choices) {
  return new Promise(resolve => {
    const dialog = $('dialog');
    $('dialog-text').textContent = text;
    $('dialog-ok').textContent = choices.length ? 'Cancel' : 'OK';
    $('dialog-choices').replaceChildren(...choices.map(c => el('button', {type: 'button', dir: 'auto', onclick: () => dialog.close(String(c.value))}, c.label)));
    dialog.returnValue = '';
    dialog.onclose = () => resolve(dialog.returnValue ? Number(dialog.returnValue) : null);
    dialog.showModal();
  });
}

function drawLanguages() {
  $('languages').replaceChildren(...Object.entries(LANGUAGES).map(([code, name]) => el('button', {
    type: 'button', lang: code, 'aria-pressed': String(me().language_code === code),
    onclick: async () => { closeMenu(); await attempt('language', {person: world.you, language: code}); },
  }, name)));
}

function closeMenu() {
  $('menu').hidden = true;
  $('menu-button').setAttribute('aria-expanded', 'false');
}

$('menu-button').addEventListener('click', () => {
  const show = $('menu').hidden;
  closeMenu();
  if (!show) return;
  drawLanguages();
  $('menu').hidden = false;
  $('menu-button').setAttribute('aria-expanded', 'true');
  $('menu').querySelector('button').focus();
});
document.addEventListener('click', event => {
  if (!event.target.closest('#menu, #menu-button')) closeMenu();
});
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape' || $('dialog').open) return;
  if (!$('menu').hidden) { closeMenu(); $('menu-button').focus(); }
  else if (about) { const edited = about.kind === 'edit'; about = null; if (edited) setText(''); drawComposer(); }
});
$('clear').addEventListener('click', () => { closeMenu(); attempt('clear', {chat: chat.id}); });
$('privacy').addEventListener('change', event => attempt('privacy', {on: event.target.checked}));
$('speaker').addEventListener('change', drawSpeakerFace);
$('dialog-ok').addEventListener('click', () => $('dialog').close(''));
$('start').addEventListener('click', () => start(pendingStart ?? ''));
$('to-end').addEventListener('click', toEnd);
$('scroll').addEventListener('scroll', () => { $('to-end').hidden = atEnd(); });
$('about-close').addEventListener('click', () => { if (about?.kind === 'edit') setText(''); about = null; drawComposer(); $('text').focus(); });
$('at').addEventListener('click', () => on.inline(''));
$('commands').addEventListener('click', () => {
  if (popup.kind === 'commands') popup.close(); else popup.commands(chat.commands);
  $('text').focus();
});
$('composer').addEventListener('submit', event => { event.preventDefault(); submit(); });
$('text').addEventListener('input', typed);
$('text').addEventListener('keydown', event => {
  if (event.isComposing) return;
  if (popup.key(event)) { event.preventDefault(); return; }
  if (event.key === 'Enter' && !event.shiftKey) { event.preventDefault(); submit(); }
  if (event.key === 'ArrowUp' && !$('text').value) {
    const last = shown().reverse().find(m => author(m).id === world.you && m.text && !m.via_bot);
    if (last) { event.preventDefault(); on.edit(last); }
  }
});
if (pendingStart !== null && !/^[A-Za-z0-9_-]{0,64}$/.test(pendingStart)) pendingStart = null;
if (location.search) history.replaceState(null, '', location.pathname);

reload();

// The box that opens above the composer: inline results, or commands.
import {act} from './server.js';
import {avatar} from './view.js';
import {el} from './text.js';

const PAUSE_MS = 250;
const PATIENCE_MS = 12000;

export class Popup {
  constructor(element, on) {
    this.element = element;
    this.on = on;
    this.kind = null;
    element.addEventListener('scroll', () => {
      if (element.scrollTop + element.clientHeight > element.scrollHeight - 80) this.more();
    });
  }

  get open() { return !this.element.hidden; }

  close() {
    clearTimeout(this.timer);
    this.kind = null;
    this.asked = null;
    this.query = undefined;
    this.next = '';
    this.element.hidden = true;
    this.element.replaceChildren();
  }

  options() { return [...this.element.querySelectorAll('button')]; }

  // Arrow keys walk through the list; says whether the key was used.
  key(event) {
    if (!this.open) return false;
    if (event.key === 'Escape') { this.close(); return true; }
    const options = this.options();
    const at = options.findIndex(o => o.classList.contains('chosen'));
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const to = event.key === 'ArrowDown' ? Math.min(options.length - 1, at + 1) : Math.max(0, at - 1);
      options.forEach((o, i) => o.classList.toggle('chosen', i === to));
      options[to]?.scrollIntoView({block: 'nearest'});
      return true;
    }
    if ((event.key === 'Enter' || event.key === 'Tab') && at >= 0) { options[at].click(); return true; }
    return false;
  }

  commands(list) {
    if (!list.length) { this.close(); return; }
    this.close();
    this.kind = 'commands';
    this.element.setAttribute('aria-label', 'Commands');
    this.element.append(...list.map(command => el('button', {type: 'button', class: 'command-row', onclick: () => this.on.command(command.command)},
        el('span', {class: 'slash'}, '/' + command.command), el('span', {class: 'meaning', dir: 'auto'}, command.description))));
    this.element.hidden = false;
  }

  // Asks the bot a little after the last key.
  inline(query, chatType) {
    if (this.kind === 'inline' && this.query === query) return;
    if (this.kind !== 'inline') this.close();
    this.kind = 'inline';
    this.query = query;
    this.asked = null; // an answer to what stood here before must not stop the timer below
    this.chatType = chatType;
    this.element.setAttribute('aria-label', 'Inline results');
    if (!this.open) this.note('Asking…');
    this.element.hidden = false;
    this.element.classList.add('busy');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(''), PAUSE_MS);
  }

  note(text) {
    this.element.replaceChildren(el('p', {class: 'note'}, text));
  }

  async ask(offset) {
    const query = this.query;
    this.next = '';
    this.asked = null;
    const early = this.early = new Map();
    const {id} = await act('inline', {query, offset, chat_type: this.chatType});
    if (this.query !== query || this.early !== early) return;
    this.asked = {id, offset};
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.element.classList.remove('busy'); this.note('The bot did not answer.'); }, PATIENCE_MS);
    if (early.has(id)) this.answered(early.get(id));
  }

  more() {
    if (this.kind === 'inline' && this.next) this.ask(this.next);
  }

  answered(answer) {
    if (!this.asked) { this.early?.set(answer.id, answer); return; }
    if (answer.id !== this.asked.id) return;
    clearTimeout(this.timer);
    const first = this.asked.offset === '';
    this.asked = null;
    this.next = answer.next_offset;
    this.element.classList.remove('busy');
    if (first) {
      this.element.replaceChildren();
      this.element.scrollTop = 0;
      if (answer.button) this.element.append(el('button', {type: 'button', class: 'switch-pm', onclick: () => this.on.toPrivate(answer.button.start_parameter ?? '')}, answer.button.text));
    }
    const query = this.query;
    const before = this.element.childElementCount;
    this.element.append(...answer.results.map((result, i) => el('button', {type: 'button', class: 'result', onclick: () => this.on.result(answer.id, result.id, query)},
        avatar(before + i, result.title, 'square'),
        el('span', {class: 'result-text'},
            el('strong', {dir: 'auto'}, result.title),
            el('span', {dir: 'auto'}, result.description || result.message.text)))));
    if (first && !answer.results.length && !answer.button) this.note('No results');
    if (this.element.scrollHeight <= this.element.clientHeight) this.more();
  }
}

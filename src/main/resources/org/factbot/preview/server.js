// The way to the server: what is there, what to do, and what happens.

export async function state() {
  const response = await fetch('preview/state');
  return response.json();
}

export async function act(action, body) {
  const response = await fetch('preview/' + action, {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.problem);
  return answer;
}

// Calls on[kind](data) for everything that happens after a number, and on.connection(up) when the line comes or goes.
export function follow(number, on) {
  const source = new EventSource('preview/events?after=' + number);
  for (const kind of ['message', 'deleted', 'typing', 'callback', 'inline', 'profile', 'reset']) {
    source.addEventListener(kind, event => {
      // The browser's own "message" and "error" events carry no id of ours.
      if (event.data !== undefined) on[kind](JSON.parse(event.data));
    });
  }
  source.onopen = () => on.connection(true);
  source.onerror = () => on.connection(false);
  return source;
}
